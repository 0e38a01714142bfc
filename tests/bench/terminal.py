"""A program on a pseudo-terminal: what it paints, when, and at what cost."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent.parent
_QUIET = 0.04  # seconds without output after which a frame is taken to be whole
_PATIENCE = 0.3  # seconds in which a key that changes anything has begun to change it
_END = 1200.0


class Pressed(NamedTuple):
    """Seconds from a key to the last byte of the frame that it brings, 0 where it brings none; CPU seconds; bytes."""

    wall: float
    cpu: float
    size: int


class Held:
    """A program on a pseudo-terminal of a size, and the screen it paints.

    What comes is only kept while the time is taken: painting it here takes longer than painting it there.
    """

    def __init__(self, command: Sequence[str], folder: Path, size: tuple[int, int] = (120, 40)) -> None:
        width, height = size
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        self._unseen: list[bytes] = []
        self._held, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        environment = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            command, cwd=folder, stdin=inside, stdout=inside, stderr=inside, start_new_session=True,
            env={**os.environ, **environment},
        )  # fmt: skip
        os.close(inside)
        self.began = time.monotonic()

    def take(self, patience: float) -> int:
        """Take in what comes within `patience` seconds; how many bytes."""
        if not select.select([self._held], [], [], patience)[0]:
            return 0
        try:
            self._unseen.append(os.read(self._held, 1 << 16))
        except OSError:  # the other end is closed
            return 0
        return len(self._unseen[-1])

    def text(self) -> str:
        """The screen as it is with what has come since."""
        self._stream.feed(b"".join(self._unseen))
        self._unseen.clear()
        return "\n".join(self.screen.display)

    def until(self, seen: Callable[[str], bool]) -> float:
        """CPU seconds of all its threads once the screen is as wanted."""
        end = time.monotonic() + _END
        while not seen(self.text()):
            if time.monotonic() > end or self._process.poll() is not None:
                raise TimeoutError(self.text())
            self.take(1)
        return self.cpu()

    def cpu(self) -> float:
        """CPU seconds of all its threads so far."""
        tasks = Path(f"/proc/{self._process.pid}/task").iterdir()
        return sum(int((each / "schedstat").read_text().split()[0]) for each in tasks) / 1e9

    def peak(self) -> float:
        """The most memory it ever held, in MB of a million bytes."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6

    def press(self, keys: str) -> Pressed:
        """Press a key once nothing comes any more, and wait for the whole of the frame that it brings."""
        while self.take(_QUIET):
            pass
        before, size = self.cpu(), 0
        began = last = time.monotonic()
        os.write(self._held, keys.encode())
        patience = _PATIENCE
        while came := self.take(patience):
            last, patience, size = time.monotonic(), _QUIET, size + came
        return Pressed(last - began, self.cpu() - before, size)

    def end(self) -> None:
        """End it."""
        self._process.terminate()
        while self._process.poll() is None:
            self.take(0.1)
        os.close(self._held)
