"""Every rule's page: its failing ledger fails at the marked line by that rule, its passing ledger has nothing to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kzclaims.cli import cli
from kzclaims.errors import UsageFault
from kzclaims.finding import Level
from kzclaims.manual import Example, example_of, page_of
from kzclaims.rule import Rule
from kzclaims.selection import codes_named, rule_named
from kzclaims.text import Location
from tests.generate_rule_pages import FOLDER, pages
from tests.rule_examples import COMMON, PAGES, findings_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("slug", PAGES)
def test_the_failing_example_fails_at_its_marked_line(slug: str, tmp_path: Path) -> None:
    found = {
        (f.place.path.removeprefix(f"{tmp_path}/"), f.place.line)
        for f in findings_of(PAGES[slug].fails, tmp_path)
        if f.slug == slug
    }
    assert found == {(place.path, place.line) for place in PAGES[slug].fails.marked}
    assert found


@pytest.mark.parametrize("slug", PAGES)
def test_the_passing_example_has_nothing_to_mend(slug: str, tmp_path: Path) -> None:
    assert not PAGES[slug].passes.marked
    found = findings_of(PAGES[slug].passes, tmp_path)
    assert [(f.slug, str(f.place)) for f in found if f.slug == slug or f.level >= Level.WARNING] == []


@pytest.mark.parametrize("slug", PAGES)
def test_the_page_says_why_and_how_to_mend(slug: str) -> None:
    page = PAGES[slug]
    assert all(sentence.endswith((".", "?")) for sentence in (page.says, page.why, page.mend))


def test_the_common_files_pass_by_themselves(tmp_path: Path) -> None:
    assert findings_of(Example(COMMON, ()), tmp_path) == ()


def test_a_ledger_is_read_from_its_notation() -> None:
    shown = "    a.yaml\n        one\n\n    >     two\n    b/c.txt\n        three\n"
    assert example_of(shown) == Example({"a.yaml": "one\n\n  two\n", "b/c.txt": "three\n"}, (Location("a.yaml", 3),))


@pytest.mark.parametrize("text", ["        a line without a file", "    a.yaml\n      too little"])
def test_a_line_of_no_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="belongs to no file"):
        example_of(text)


@pytest.mark.parametrize(
    "docstring", ["x: a sentence.\n\nWhy. So.\n\nMend. Do.\n\nFails.\n\n    a\n        b\n", "y: no."]
)
def test_a_page_without_all_its_parts_is_refused(docstring: str) -> None:
    with pytest.raises(ValueError, match="the page of x lacks"):
        page_of(Rule("KZ999", "x", Level.NOTE), docstring)


def test_the_pages_in_docs_are_those_of_the_docstrings() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert written == pages(), "run `python -m tests.generate_rule_pages`"


@pytest.mark.parametrize("slug", PAGES)
def test_rules_lists_it_and_explain_prints_its_page(slug: str) -> None:
    page, runner = PAGES[slug], CliRunner()
    assert f"{page.rule.code}  {slug} " in runner.invoke(cli, ["rules"]).output
    by_code = runner.invoke(cli, ["explain", page.rule.code.lower()])
    assert by_code.exit_code == 0
    assert page.says in by_code.output
    assert by_code.output == runner.invoke(cli, ["explain", slug]).output


def test_explain_alone_prints_what_the_examples_add_to() -> None:
    printed = CliRunner().invoke(cli, ["explain"]).output
    assert all(name in printed for name in COMMON)


@pytest.mark.parametrize(("name", "hint"), [("quote-lots", "quote-lost"), ("KZ30", "KZ30"), ("zzz", "kzclaims rules")])
def test_an_unknown_rule_names_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(UsageFault, match=hint):
        rule_named(name)


SELECTED = [
    (["KZ301"], {"KZ301"}),
    (["quote-lost", "kz302"], {"KZ301", "KZ302"}),
    (["KZ301, duplicate-id"], {"KZ201", "KZ301"}),
    (["KZ5"], {"KZ501", "KZ502", "KZ503"}),
    (["kz00"], {"KZ001", "KZ002", "KZ003", "KZ004", "KZ005"}),
    ([], set()),
]


@pytest.mark.parametrize(("selectors", "codes"), SELECTED)
def test_selectors_are_codes_names_and_beginnings(selectors: list[str], codes: set[str]) -> None:
    assert codes_named(selectors) == codes


@pytest.mark.parametrize("selector", ["KZ9", "", "KZ301,", "quote", "K"])
def test_a_selector_that_stands_for_nothing_is_refused(selector: str) -> None:
    with pytest.raises(UsageFault):
        codes_named([selector])
