"""Which tests hold for which kind of fault of the command line: every row has some, and every test of these is in one."""

from __future__ import annotations

import pytest

from tests.test_faults_rows import HERE, cases_of

ROWS: dict[str, tuple[str, str]] = {
    "D1": (
        "escapes",
        """
        test_faults_cli::test_escapes_in_a_corpus_are_shown_and_do_nothing
        test_faults_cli::test_escapes_in_a_ledger_are_shown_and_do_nothing
        test_faults_cli::test_escapes_in_an_argument_are_shown_and_do_nothing
        test_printable::test_what_is_shown
        test_printable::test_every_unseen_code_point_is_replaced
        test_formats::test_no_format_lets_a_terminal_be_driven
        test_render_pretty::test_nothing_foreign_drives_the_terminal
        """,
    ),
    "D2": ("markup", "test_faults_cli::test_markup_is_text"),
    "D3": ("emoji codes", "test_faults_cli::test_markup_is_text"),
    "D4": (
        "width",
        """
        test_faults_cli::test_no_width_moves_the_carets
        test_render_pretty::test_the_carets_stand_under_what_is_meant
        test_render_pretty::test_any_line_is_shown_within_the_width_and_the_caret_within_the_line
        test_render_pretty::test_a_line_as_long_as_a_file_takes_no_time
        test_render_pretty::test_the_columns_a_terminal_gives_to_text
        test_printable::test_a_tower_of_marks_is_cut_down
        """,
    ),
    "D6": (
        "cells: check writes none, report does",
        """
        test_report_tables::test_no_cell_begins_with_what_a_spreadsheet_runs
        test_report_tables::test_numbers_and_words_stay_as_they_are
        test_report_tables::test_taking_one_apostrophe_off_gives_the_words_back
        """,
    ),
    "D7": (
        "Markdown: the summary of a step",
        """
        test_faults_cli::test_the_summary_of_a_step_is_inert
        test_formats::test_github_writes_one_command_a_finding_whatever_it_says
        test_formats::test_the_summary_of_a_step_stays_small
        test_report_md::test_inert_text_shows_its_own_words
        """,
    ),
    "D8": (
        "names of files and ids",
        """
        test_faults_cli::test_an_id_that_could_be_anything_else_is_refused
        test_faults_cli::test_a_path_that_is_none_is_named_in_one_line
        test_faults_cli::test_what_stops_a_run_is_said_in_whole_sentences
        test_schema::test_a_faulty_field_is_named_with_its_line
        """,
    ),
    "D9": (
        "no UTF-8, no terminal, no colour",
        """
        test_faults_run::test_a_poor_environment_changes_the_letters_at_most
        test_faults_run::test_a_name_that_the_system_cannot_spell_is_said_not_thrown
        test_faults_run::test_a_file_whose_name_is_not_utf8_is_told_in_every_format
        test_commands::test_a_poor_environment_changes_no_verdict
        """,
    ),
    "R10": (
        "locale, seed, order of files",
        """
        test_faults_same::test_no_seed_and_no_locale_changes_a_byte
        test_faults_same::test_no_seed_and_no_order_of_files_changes_a_byte
        test_commands::test_two_runs_write_the_same_bytes
        """,
    ),
    "R11": (
        "signals and pipes",
        """
        test_faults_signals::test_a_signal_in_the_middle_of_work_ends_it
        test_faults_signals::test_a_signal_while_a_module_is_imported_ends_the_run
        test_faults_signals::test_a_run_that_was_stopped_goes_on
        test_faults_signals::test_a_hang_up_that_is_ignored_stays_ignored
        test_faults_signals::test_a_pipe_that_closes_is_silent
        test_faults_signals::test_a_pipe_that_nobody_reads_is_exit_0
        test_faults_signals::test_a_pipe_that_closes_in_the_middle_is_exit_0
        test_commands::test_signals_end_a_command_without_a_traceback
        test_commands::test_a_closed_pipe_is_no_error
        """,
    ),
    "R15": (
        "a poor machine",
        """
        test_faults_run::test_a_poor_machine_is_enough
        test_faults_run::test_too_little_memory_is_said
        test_faults_run::test_without_a_home_all_is_as_it_was
        test_faults_run::test_a_folder_that_is_gone_is_said
        test_faults_run::test_a_stream_that_is_closed_or_full_is_said
        test_faults_run::test_reading_from_a_closed_stream_is_said
        """,
    ),
    "R16": (
        "continuous integration",
        """
        test_faults_run::test_without_a_terminal_nothing_is_drawn_or_asked
        test_faults_run::test_two_runs_at_once_say_the_same
        test_faults_run::test_a_checkout_that_cannot_be_written_is_read
        test_faults_run::test_what_cannot_be_read_is_named_and_the_rest_is_checked
        test_formats_ci::test_the_action_annotates_sums_up_and_fails
        test_ci_snippets::test_the_action_installs_itself_and_checks
        test_ci_snippets::test_the_script_of_the_pipeline_leaves_its_reports
        """,
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_every_row_has_its_tests(row: str) -> None:
    _fault, tests = ROWS[row]
    for test in tests.split():
        file = HERE / f"{test.partition('::')[0]}.py"
        assert test in cases_of(file), f"{row} names {test}, which is not there"


def test_every_test_of_the_command_line_is_in_a_row() -> None:
    held = {test for _fault, tests in ROWS.values() for test in tests.split()}
    for name in ("cli", "run", "same", "signals"):
        assert cases_of(HERE / f"test_faults_{name}.py") <= held
