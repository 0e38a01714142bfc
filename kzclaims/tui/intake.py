"""What comes in from the disk: the walk over the ledger as it goes on, and files that have changed."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from textual.message import Message

from kzclaims.counts import count
from kzclaims.errors import KzclaimsError
from kzclaims.tui.threads import Progress, Stopped, Walk, Watch
from kzclaims.tui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.events import Key

    from kzclaims.assess import Assessment
    from kzclaims.tui.state import Review
    from kzclaims.tui.terminal import Manner
    from kzclaims.tui.threads import Desk


class Told(Message):
    """What another thread has to tell."""

    def __init__(self, news: object) -> None:
        super().__init__()
        self.news = news


class Intake(Window):
    """The window with what is read into it."""

    def __init__(self, review: Review, desk: Desk, manner: Manner, standing: Sequence[str] = ()) -> None:
        super().__init__(review, desk.findings, manner)
        self._desk = desk
        self._standing = tuple(standing)
        self._filling = review.reading is not None  # nothing has been read yet, so claims are shown as they come
        self._touched = False
        self._again = ""
        self._walk: Walk | None = None
        self._watch = Watch(lambda changed: self.post_message(Told(changed)), log=review.book.log.path)
        self.review.notices = [*desk.notices, *self._standing]

    def on_mount(self) -> None:
        """Read the ledger once the screen is there, or watch its files where it has been read."""
        super().on_mount()
        if self._filling:
            self.call_after_refresh(self._read, "")
        else:
            self._watch_files()

    def on_key(self, _event: Key) -> None:
        """From the first key on the selection is the person's, whatever else comes in."""
        self._touched = True

    def action_reload(self) -> None:
        """Read everything again, in a thread of its own so that keys still work."""
        self._read("reading the ledger and its texts again …")

    def _read(self, why: str) -> None:
        if self._walk is not None:
            self._again = why or self._again
            return
        self.review.message = why
        self.paint()
        self._walk = Walk(self._desk, lambda news: self.post_message(Told(news)))
        self._walk.start()

    def on_told(self, event: Told) -> None:
        """Take in what a thread has found."""
        news = event.news
        if isinstance(news, Progress):
            self._progress(news)
        elif isinstance(news, set):
            self._changed(news)
        else:
            self._read_again(news)  # type: ignore[arg-type]  # what is left of what threads tell
        self.paint()

    def stop_reading(self) -> bool:
        """Stop what is being read; whether anything was."""
        if self._walk is None:
            return False
        self._walk.stop()
        return True

    def _progress(self, progress: Progress) -> None:
        self.review.reading = progress
        if self._filling:
            self.review.grow(progress.found)
            if not self._touched:
                self.review.begin()

    def _changed(self, paths: set[Path]) -> None:
        """The log alone is read at once; for anything else the road is walked again."""
        log = self.review.book.log.path
        if log in paths:
            self.review.look_into_the_log()
        if others := sorted(path.name for path in paths - {log}):
            more = f" and {len(others) - 1} more" if others[1:] else ""
            self._read(f"{others[0]}{more} changed on disk: reading again …")

    def _read_again(self, found: Sequence[Assessment] | Exception) -> None:
        """Show what was read, or tell why it could not be; a fault of ours ends the screen."""
        self._walk, self.review.reading = None, None
        stopped = ""
        if isinstance(found, Stopped):
            done = found.progress
            stopped = f"stopped: {len(done.found)} of {count(done.total, 'claim was', 'claims were')} read"
            found = tuple(done.found) if self._filling else self.review.assessments
        if isinstance(found, KzclaimsError):
            self.review.reload(self.review.assessments)
            self.review.message = str(found)
        elif isinstance(found, Exception):
            raise found
        else:
            self._take(found, stopped)
        self._filling = False
        self._watch_files()
        gc.collect()
        gc.freeze()  # what was read stays: to look through it again and again costs a tenth of a second at 5,000 claims
        if self._again:
            why, self._again = self._again, ""
            self._read(why)

    def _take(self, found: Sequence[Assessment], stopped: str) -> None:
        self.review.notices = [*self._desk.notices, *self._standing]
        if stopped:
            self.review.notices.append(f"{stopped}; {self.review.keys['reload']} reads all")
        self.review.reload(found)
        if self._filling and not self._touched:
            self.review.begin()
        elif self._filling:
            self.review.message = ""

    def _watch_files(self) -> None:
        self._watch.on([*self._desk.files(), self.review.book.log.path])
