"""The report in a real browser: it fits a phone, asks the network for nothing, and runs nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kzclaims.render.report_html import report_html
from tests.builders_render import report, vote_share, voters
from tests.test_report_html import ATTACKS, rich

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only where a browser is asked for)

    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


def opened(browser: Browser, folder: Path, page: str, width: int) -> tuple[Page, list[str]]:
    """The page at a width, and everything it said or asked for beyond itself."""
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8")
    tab = browser.new_page(viewport={"width": width, "height": 800})
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
    boxes = tab.locator("#differences .strip .mark").evaluate_all("all => all.map(m => m.getBoundingClientRect().x)")
    assert boxes[0] > boxes[1], "660,000 stands to the right of 600,000"
    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(21, 23, 26)" if scheme == "dark" else "rgb(252, 251, 248)")
    tab.close()
