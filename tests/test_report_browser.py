"""The report in a real browser: it fits a phone, asks the network for nothing, and runs nothing but its own script."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from kzclaims.commands.report import report_of
from kzclaims.render.account import account_of
from kzclaims.render.report_html import report_html
from kzclaims.road import Errand, walk
from tests.builders_render import report, vote_share, voters
from tests.generated import generated_ledger
from tests.golden_reports import FLOOD, report_at
from tests.test_report_html import ATTACKS, rich

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
OURS = Path(__file__).parent.parent / "claims.yaml"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only where a browser is asked for)

    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module", params=["ours", "500 claims"])
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of our ledger, on its notes, and of a generated one."""
    ledger = OURS if request.param == "ours" else generated_ledger(tmp_path_factory.mktemp("large"), 500)
    return report_html(report_of(walk(Errand(ledger, ()))))


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A generated page that is small enough for every rule of axe-core."""
    return report_html(report_of(walk(Errand(generated_ledger(tmp_path_factory.mktemp("sixty"), 60), ()))))


def opened(browser: Browser, folder: Path, page: str, width: int, **how: Any) -> tuple[Page, list[str]]:
    """The page at a width, and everything it said or asked for beyond itself."""
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8")
    tab = browser.new_page(viewport={"width": width, "height": 800}, **how)
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("dialog", lambda dialog: said.append(dialog.message))
    tab.on("request", lambda request: said.append(request.url) if request.url != file.as_uri() else None)
    tab.goto(file.as_uri())
    return tab, said


@pytest.mark.parametrize("width", [320, 400, 800, 1280])
def test_the_page_fits_its_width_and_asks_for_nothing(browser: Browser, tmp_path: Path, width: int) -> None:
    tab, said = opened(browser, tmp_path, report_html(rich("a long word_that_goes_on_" + "and_on_" * 30)), width)
    tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    tab.close()


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_does_nothing(browser: Browser, tmp_path: Path, attack: str) -> None:
    tab, said = opened(browser, tmp_path, report_html(rich(attack, url=attack)), 800)
    assert said == []
    assert tab.evaluate("window.owned") is None
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_marks_are_drawn_and_the_style_is_in_force(browser: Browser, tmp_path: Path, scheme: str) -> None:
    tab, _ = opened(browser, tmp_path, report_html(report(voters(), vote_share())), 800)
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    marks = tab.locator("#differences .strip use.reference, #differences .strip use.differs")
    boxes = marks.evaluate_all("all => all.map(m => m.getBoundingClientRect())")
    assert boxes[0]["x"] > boxes[1]["x"], "660,000 stands to the right of 600,000"
    assert all(10 < box["width"] < 30 for box in boxes), "each shape is drawn where it is named"
    fills = marks.evaluate_all("all => all.map(m => getComputedStyle(m).fill)")
    assert len(set(fills)) == 2
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(21, 23, 26)" if scheme == "dark" else "rgb(252, 251, 248)")
    tab.close()


WIDTHS = pytest.mark.parametrize("width", [400, 1280])


@WIDTHS
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_a_large_report_fits_says_nothing_and_its_anchors_lead_to_claims(
    browser: Browser,
    tmp_path: Path,
    large: str,
    width: int,
    scripts: bool,  # noqa: FBT001  (a case of the table)
) -> None:
    tab, said = opened(browser, tmp_path, large, width, java_script_enabled=scripts)
    tab.locator(".all > summary").click()
    link = tab.locator(".index a").last
    link.click()
    assert tab.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']").is_visible()
    tab.locator(".tally a").last.click()
    assert tab.locator("#agreements-title").is_visible()
    assert tab.locator("body").evaluate("() => document.documentElement.scrollWidth") <= width
    assert tab.locator(".filter").is_visible() == scripts
    assert tab.locator(".copy").count() == (tab.locator("article").count() if scripts else 0)
    assert said == []
    tab.close()


@WIDTHS
def test_claims_are_found_by_words_and_by_verdict(browser: Browser, tmp_path: Path, large: str, width: int) -> None:
    tab, said = opened(browser, tmp_path, large, width)
    tab.locator(".all > summary").click()
    rows, items = tab.locator(".index tbody tr:visible"), tab.locator("article:visible")
    number = rows.count()
    assert tab.locator("#shown").inner_text() == f"{number} of {number} claims"
    tab.locator("#only").select_option("contradict")
    shown = rows.count()
    assert 0 < shown < number
    assert items.count() == shown
    assert all("CONTRADICT" in words for words in rows.all_inner_texts())
    tab.locator("#find").fill("no such words anywhere")
    assert rows.count() == 0
    tab.locator("#find").fill("")
    tab.locator("#only").select_option("")
    assert rows.count() == number
    assert said == []
    tab.close()


def test_the_table_sorts_by_words_and_by_numbers(browser: Browser, tmp_path: Path, large: str) -> None:
    tab, said = opened(browser, tmp_path, large, 1280)
    tab.locator(".all > summary").click()
    tab.get_by_role("button", name="Claim", exact=True).click()
    questions = [words.lower() for words in tab.locator(".index tbody th").all_inner_texts()]
    assert questions == sorted(questions)
    for order, backwards in (("descending", True), ("ascending", False)):
        tab.get_by_role("button", name="Gap", exact=True).click()
        gaps = tab.locator(".index tbody td[data-n]").evaluate_all("all => all.map(cell => Number(cell.dataset.n))")
        assert gaps == sorted(gaps, reverse=backwards)
        assert tab.locator(".index th[aria-sort]").get_attribute("aria-sort") == order
    assert said == []
    tab.close()


def test_folds_open_by_mouse_by_key_and_by_anchor(browser: Browser, tmp_path: Path, large: str) -> None:
    tab, _ = opened(browser, tmp_path, large, 800)
    folds = tab.locator("#agreements article > details")
    first, second, third = (folds.nth(n) for n in (0, 1, 2))
    first.locator("> summary").click()
    second.locator("> summary").focus()
    tab.keyboard.press("Enter")
    name = third.locator("[id^=claim-]").get_attribute("id")
    tab.evaluate("name => { location.hash = name }", name)
    for fold in (first, second, third):
        fold.locator(".sentence").wait_for()
    first.locator("> summary").click()
    assert not first.locator(".sentence").is_visible()
    tab.close()


def test_the_sentence_is_copied_with_its_place(browser: Browser, tmp_path: Path) -> None:
    tab, _ = opened(
        browser, tmp_path, report_html(report(voters())), 800, permissions=["clipboard-read", "clipboard-write"]
    )
    tab.locator(".copy").click()
    tab.locator(".copy", has_text="Copied").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(str(account_of(voters())))
    assert copied.endswith("report.html#claim-primary-voters)")
    tab.close()


@WIDTHS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, tmp_path: Path, width: int, scheme: Any) -> None:
    for page in (report_html(report_at(FLOOD)), report_html(rich())):
        assert violations(browser, tmp_path, page, width, color_scheme=scheme) == ""


@WIDTHS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_sixty_claims_all_open(
    browser: Browser, tmp_path: Path, sixty: str, width: int, scheme: Any
) -> None:
    assert all(sixty.count(each) > 1 for each in ('class="strip"', 'class="strip tall"', 'class="bar"', 'class="fold '))
    assert violations(browser, tmp_path, sixty, width, color_scheme=scheme) == ""


def test_axe_finds_no_violation_in_a_large_report_all_open(browser: Browser, tmp_path: Path, large: str) -> None:
    """Contrast, which takes axe-core minutes here, is that of the same styles on smaller pages."""
    rules = {"color-contrast": {"enabled": False}}
    assert violations(browser, tmp_path, large, 390, rules, color_scheme="dark") == ""


def violations(
    browser: Browser, folder: Path, page: str, width: int, rules: Mapping[str, Any] | None = None, **how: Any
) -> str:
    """What axe-core finds in a page with all folds open; empty where it finds nothing."""
    tab, _ = opened(browser, folder, page, width, bypass_csp=True, **how)
    tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    # Without `resultTypes` it names every element that passes as well.
    found = Axe().run(tab, options={"resultTypes": ["violations"], "rules": dict(rules or {})})
    tab.close()
    return str(found.generate_report()) if found.violations_count else ""


PLOTS = [
    "#claim-damage .strip",
    "#claim-trust .strip.tall",
    "#claim-board-head .strip",
    "#overview .plot",
    "#progress .bar",
]


@WIDTHS
@pytest.mark.parametrize("plot", PLOTS)
def test_every_kind_of_plot_fills_its_place_and_no_more(
    browser: Browser, tmp_path: Path, width: int, plot: str
) -> None:
    tab, said = opened(browser, tmp_path, report_html(report_at(FLOOD)), width)
    tab.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    box = tab.locator(plot).first.bounding_box()
    assert box is not None
    assert box["width"] > 60
    assert box["x"] + box["width"] <= width or plot.startswith("#progress"), "a wide table scrolls in its own frame"
    assert said == []
    tab.close()
