"""Which tests hold for which kind of fault of the store: every row has some, and every test of the store is in one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parent

ROWS: dict[str, tuple[str, str]] = {
    "R1": (
        "kill -9 at every call",
        """
        test_faults_store::test_killed_at_any_call_the_log_has_all_that_was_promised
        test_faults_store::test_the_real_review_killed_at_any_call_keeps_what_it_said_it_kept
        test_decisions_faults::test_what_was_said_to_be_saved_survives_a_kill
        test_review_plain_command::test_killed_it_has_what_it_said
        test_review_terminal::test_decisions_survive_a_kill_and_undo_reaches_them
        """,
    ),
    "R2": (
        "errors at every call",
        """
        test_faults_store::test_refused_at_any_call_nothing_is_lost_or_doubled_and_a_retry_works
        test_faults_store::test_where_the_disk_refuses_for_good_the_command_says_so_and_leaves_the_log_alone
        test_review_state_plain::test_what_the_disk_refuses_is_kept_and_saved_once_it_can_be
        test_review_state_plain::test_what_is_never_saved_is_told_at_the_end_with_a_code_of_its_own
        test_review_state_saving::test_what_the_disk_refuses_is_kept_and_saved_later
        test_review_screen_faults::test_what_cannot_be_saved_is_told_and_retried
        """,
    ),
    "R3": (
        "power cut",
        """
        test_faults_store::test_saved_is_said_only_when_the_lines_and_the_names_of_their_files_are_on_the_disk
        test_faults_store::test_what_was_said_to_be_saved_survives_a_power_cut
        """,
    ),
    "R4": (
        "disk full",
        """
        test_faults_log::test_on_a_full_disk_nothing_is_touched_and_a_retry_works_once_there_is_room
        test_faults_log::test_past_a_quota_the_command_keeps_decisions_unsaved_and_says_so
        test_decisions_faults::test_a_full_disk_leaves_the_log_as_it_was_and_a_retry_works
        """,
    ),
    "R5": (
        "nothing may be written",
        """
        test_faults_log::test_where_nothing_may_be_written_it_is_said_before_the_work_starts
        test_faults_log::test_in_a_folder_that_takes_no_new_file_the_files_it_has_are_enough
        test_faults_log::test_a_log_that_is_forbidden_to_everyone_is_told_of
        test_faults_screen::test_where_nothing_may_be_written_a_banner_says_so_before_the_work_starts
        test_decisions_faults::test_a_folder_that_may_not_be_written_is_told_beforehand
        """,
    ),
    "R6": (
        "several writers",
        """
        test_faults_writers::test_of_the_decisions_of_six_at_once_none_is_lost
        test_faults_writers::test_a_file_that_takes_its_place_in_the_midst_of_saving_gets_the_decision
        test_faults_writers::test_a_branch_that_git_checks_out_in_the_midst_of_saving_gets_the_decision
        test_faults_writers::test_who_holds_the_lock_is_named_and_a_kill_frees_it_at_once
        test_faults_writers::test_a_review_waits_five_seconds_for_the_lock_and_keeps_the_decision
        test_faults_writers::test_two_reviewers_lose_nothing_to_each_other_to_editors_or_to_crashes
        test_decisions_faults::test_three_writers_lose_nothing_and_number_everything_once
        test_decisions_faults::test_a_held_lock_is_waited_for_and_its_holder_named
        test_review_state_plain::test_people_who_stand_against_each_other_are_both_told
        test_review_state_plain::test_what_others_decide_meanwhile_is_told
        test_review_terminal::test_a_second_review_names_the_first_and_sees_what_it_decides
        """,
    ),
    "R7": (
        "torn and damaged lines",
        """
        test_faults_log::test_a_last_line_cut_anywhere_is_dropped_and_the_next_decision_stands_whole
        test_faults_log::test_garbage_at_the_end_costs_no_decision
        test_faults_log::test_a_flipped_bit_costs_its_line_alone_and_the_log_goes_on
        test_faults_log::test_a_damaged_line_is_a_finding_and_a_torn_one_is_none
        test_decisions::test_a_damaged_line_is_kept_out_and_named
        test_decisions::test_a_flipped_bit_never_passes_for_a_decision
        test_fsck::test_repair_sets_it_aside_and_keeps_the_rest
        test_fsck::test_no_byte_and_no_decision_is_lost
        """,
    ),
    "R8": (
        "links and modes",
        """
        test_faults_log::test_a_second_name_of_the_file_sees_every_decision
        test_faults_log::test_a_link_is_followed_and_kept
        test_faults_log::test_links_in_a_ring_are_told_of
        test_decisions_faults::test_a_link_stays_a_link_and_shares_the_lock_of_its_goal
        test_decisions_faults::test_a_device_in_its_place_is_refused_and_not_waited_for
        """,
    ),
    "R9": (
        "clocks",
        """
        test_faults_clock::test_whatever_the_clock_says_the_last_line_stands
        test_faults_clock::test_in_every_time_zone_the_time_is_that_of_greenwich
        test_faults_clock::test_decisions_made_under_wrong_clocks_keep_their_order
        test_faults_clock::test_a_file_from_the_future_is_read_like_any_other
        test_decisions::test_order_is_that_of_the_log_and_not_of_the_clock
        """,
    ),
    "R11": (
        "signals",
        """
        test_review_plain_command::test_a_signal_ends_it_once_it_is_said_what_is_saved
        test_review_plain_command::test_stopped_and_continued_it_goes_on
        test_review_plain_command::test_whoever_stops_listening_loses_no_decision
        test_faults_screen::test_stopped_it_gives_the_terminal_back_and_continued_it_goes_on
        test_review_terminal::test_a_signal_leaves_the_terminal_as_it_was
        test_review_terminal::test_a_terminal_that_goes_away_takes_the_program_with_it
        test_review_terminal::test_ctrl_c_leaves_at_once
        """,
    ),
    "R12": (
        "sizes of the window",
        """
        test_faults_screen::test_in_windows_of_every_size_it_lives_and_stays_with_its_claim
        test_faults_screen::test_a_hundred_sizes_in_a_storm_move_nothing
        test_review_screen_faults::test_a_storm_of_sizes_leaves_the_selection_alone
        test_review_screen_faults::test_in_a_window_too_small_nothing_is_decided
        """,
    ),
}


def cases_of(file: Path) -> set[str]:
    """The names of the tests of a file, whether they are functions or cases made elsewhere."""
    body = ast.parse(file.read_text(encoding="utf-8")).body
    functions = {each.name for each in body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}
    named = {
        each.targets[0].id for each in body if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name)
    }
    return {f"{file.stem}::{name}" for name in functions | named if name.startswith("test_")}


@pytest.mark.parametrize("row", ROWS)
def test_every_row_has_its_tests(row: str) -> None:
    _fault, tests = ROWS[row]
    for test in tests.split():
        file = HERE / f"{test.partition('::')[0]}.py"
        assert test in cases_of(file), f"{row} names {test}, which is not there"


def test_every_test_of_the_store_is_in_a_row() -> None:
    held = {test for _fault, tests in ROWS.values() for test in tests.split()}
    files = [
        each for name in ("store", "log", "writers", "clock", "screen") for each in HERE.glob(f"test_faults_{name}.py")
    ]
    assert len(files) == 5
    assert {test for file in files for test in cases_of(file)} <= held
