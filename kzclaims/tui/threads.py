"""What runs beside the screen: long reading, and the last way out."""

from __future__ import annotations

import os
from threading import Thread, Timer
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")
_PATIENCE = 2.0  # seconds


def in_background(work: Callable[[], Found], tell: Callable[[Found | Exception], object]) -> None:
    """Do `work` in a thread that holds nobody up, and `tell` there what it returned or raised."""

    def run() -> None:
        try:
            found: Found | Exception = work()
        except Exception as fault:  # noqa: BLE001 - whoever is told knows which faults are for people
            found = fault
        tell(found)

    Thread(target=run, daemon=True).start()


def last_resort(code: int) -> Timer:
    """End the process in two seconds, unless it ends by itself: cancel the timer then.

    Where the terminal is gone (SIGHUP), Textual waits for ever to write its farewell to it.
    """
    timer = Timer(_PATIENCE, os._exit, [code])
    timer.daemon = True
    timer.start()
    return timer
