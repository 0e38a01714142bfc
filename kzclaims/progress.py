"""One line on standard error while something long goes on: how many claims, what share, how long still.

It is drawn on a terminal only, never into a pipe or a log, and erased at the end, however that comes. What a command
writes on standard output is untouched by it.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from kzclaims.counts import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sized

_EVERY = 0.1  # seconds between two drawings
_SURE = 2.0  # seconds before a guess at the time left is worth showing
_WIDTH = 80
_ERASED = "\r\x1b[K"


class Progress:
    """The line as it stands; `stage` and `seen` redraw it, and cost nothing where nothing is shown."""

    def __init__(self, stream: TextIO | None, clock: Callable[[], float]) -> None:
        self._stream, self._clock = stream, clock
        self._first: float | None = None
        self._drawn: float | None = None

    def stage(self, words: str) -> None:
        """Say what is being done, where it can't be counted."""
        if self._stream is None:
            return
        self._first = None
        self._draw(words, self._clock())

    def seen(self, found: Sized, total: int) -> None:
        """Say how many of `total` claims are done; `road.walk` calls this after each of them."""
        if self._stream is None:
            return
        now = self._clock()
        if self._first is None:
            self._first, self._drawn = now, None  # the first is drawn at once
        if self._drawn is None or now - self._drawn >= _EVERY:
            self._draw(counted(len(found), total, now - self._first), now)

    def erase(self) -> None:
        """Leave the terminal as it was."""
        if self._drawn is not None:
            self._write(_ERASED)

    def _draw(self, words: str, now: float) -> None:
        self._drawn = now
        self._write(_ERASED + words[: _width(self._stream) - 1])

    def _write(self, text: str) -> None:
        """Write at once; a terminal that has gone away is no fault of the work."""
        if self._stream is not None:
            with suppress(OSError, ValueError):
                self._stream.write(text)
                self._stream.flush()


@contextmanager
def progress(stream: TextIO | None = None, *, clock: Callable[[], float] = time.monotonic) -> Iterator[Progress]:
    """The line, for as long as the block runs.

    A command says `with progress() as told: scene = walk(errand, told.seen)`, and writes its output after the block.
    `stream` is standard error unless given. Nothing is drawn where that is no terminal, or one that can't erase a line
    (TERM=dumb), or where CI says that nobody is watching.
    """
    stream = sys.stderr if stream is None else stream
    told = Progress(stream if _watched(stream) else None, clock)
    try:
        yield told
    finally:
        told.erase()


def counted(done: int, total: int, seconds: float) -> str:
    """`1,234 of 5,000 claims (24%), about 12 s left`; `seconds` is how long the first `done - 1` took after the first."""
    told = f"{done:,} of {count(total, 'claim')} ({done * 100 // max(total, 1)}%)"
    if seconds < _SURE or done < 2 or done >= total:
        return told
    return f"{told}, about {_duration(seconds * (total - done) / (done - 1))} left"


def _duration(seconds: float) -> str:
    return f"{max(seconds, 1):.0f} s" if seconds < 99.5 else f"{seconds / 60:,.0f} min"


def _watched(stream: TextIO | None) -> bool:
    """Whether a person sees the stream; a stream that is closed or missing is seen by nobody."""
    try:
        terminal = stream is not None and stream.isatty()
    except ValueError:
        return False
    return terminal and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


def _width(stream: TextIO | None) -> int:
    try:
        return (os.get_terminal_size(stream.fileno()).columns if stream else 0) or _WIDTH
    except (OSError, ValueError):
        return _WIDTH
