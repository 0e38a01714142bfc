"""A screen driven by keys without a terminal (Textual's pilot) and read as text."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from textual.events import Key
from textual.keys import _character_to_key

from kzclaims.finding import Finding, Level
from kzclaims.text import Location
from kzclaims.tui.app import ReviewApp
from kzclaims.tui.state import Review
from kzclaims.tui.terminal import Manner
from kzclaims.tui.threads import Progress
from tests.builders import ledger, log_in

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot

    from kzclaims.assess import Assessment
    from kzclaims.tui.threads import Desk


FINDINGS = [
    Finding("KZ401", "contradiction-unexplained", Level.ERROR, "they contradict", Location("claims/a.yaml", 3, 5)),
    Finding("KZ301", "quote-lost", Level.WARNING, "it is lost", Location("claims/a.yaml", 9, 5), claim="leader"),
]


class Table:
    """A desk with records on it: what is there, and what a walk brings (`again` is asked anew each time)."""

    def __init__(
        self,
        assessments: Sequence[Assessment],
        again: Callable[[], Sequence[Assessment]] | None = None,
        files: Sequence[Path] = (),
    ) -> None:
        self.findings: list[Finding] = list(FINDINGS)
        self.notices: list[str] = []
        self._again = again or (lambda: assessments)
        self._files = files

    def walk(self, seen: Callable[[Sequence[Assessment], int], None]) -> Sequence[Assessment]:
        found: list[Assessment] = []
        wanted = self._again()
        for each in wanted:
            found.append(each)
            seen(found, len(wanted))
        return found

    def files(self) -> Sequence[Path]:
        return self._files


class Screen:
    """A screen under way: press keys, read what is shown, look into the log."""

    def __init__(self, app: ReviewApp, pilot: Pilot[None], folder: Path) -> None:
        self.app = app
        self.pilot = pilot
        self.folder = folder

    async def press(self, *keys: str) -> str:
        """Press each key (a character or a name) once all that the last one set going is done; the screen's text."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            character = len(key) == 1
            driver.send_message(Key(_character_to_key(key) if character else key, key if character else None))
            await self.settle()
        return self.text()

    async def settle(self) -> None:
        """Wait until all messages are handled and the text stands still, not for a clock as the pilot's press does."""
        before = None
        while (now := self.text()) != before:
            before = now
            for _ in range(3):
                assert await self.pilot._wait_for_screen()
            for screen in self.app.screen_stack:
                screen._on_timer_update()
            assert await self.pilot._wait_for_screen()

    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def selected(self) -> str:
        current = self.app.review.current
        return current.claim.id if current else ""

    def saved(self) -> list[tuple[str, tuple[str, ...], str]]:
        return [(each.claim, each.assertions, each.verb) for each in log_in(self.folder).read().decisions]


@asynccontextmanager
async def screen_of(
    folder: Path,
    assessments: Sequence[Assessment] | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    reassess: Callable[[], Sequence[Assessment]] | None = None,
    manner: Manner = Manner(),
    desk: Desk | None = None,
    who: str = "ann",
) -> AsyncIterator[Screen]:
    """A screen on `desk`, which is walked first, or on records that are there already."""
    held = ledger() if assessments is None else assessments
    review = Review(() if desk else held, log_in(folder), who, blind=manner.blind, actions=manner.actions)
    if desk:
        review.reading = Progress((), 0, 0)
    app = ReviewApp(review, desk or Table(held, reassess), manner)
    async with app.run_test(size=size) as pilot:
        screen = Screen(app, pilot, folder)
        await screen.settle()
        yield screen
