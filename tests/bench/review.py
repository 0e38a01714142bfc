"""What the review screen costs: `python -m tests.bench.review [CLAIMS ...]`, through a pseudo-terminal.

First paint is the first frame on the terminal (claims come as they are read); CPU is that of all threads by then, as a
ratio to `python -c pass`. Keys are pressed once everything has been read; the time is that from
the key to the last byte it brings. 0 claims stands for the ledger of this repository.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyte

from tests.bench.cpu import NOTHING, cpu_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent.parent
SIZE = (120, 40)
OTHER = """
from textual.app import App
from textual.widgets import Label
class Other(App):
    def compose(self):
        yield Label("another program")
Other().run()
"""
REVIEW = (sys.executable, "-m", "kzclaims", "review", "--who", "bench")
KEYS = ("j", "j", "j", "k", "]", "\t", "j", "\t", "\t", "n", "N", "G", "g", "a", "z") * 8
QUIET = 0.04  # seconds without output after which a frame is taken to be whole


class Held:
    """A program on a pseudo-terminal, and the screen it paints."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        width, height = SIZE
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

    def take(self, patience: float) -> bool:
        """Take in what comes within `patience` seconds; whether anything did."""
        if not select.select([self._held], [], [], patience)[0]:
            return False
        try:
            self._unseen.append(os.read(self._held, 1 << 16))
        except OSError:  # the other end is closed
            return False
        return True

    def text(self) -> str:
        """The screen; what has come since is painted now, for painting here takes longer than painting there."""
        self._stream.feed(b"".join(self._unseen))
        self._unseen.clear()
        return "\n".join(self.screen.display)

    def until(self, seen: Callable[[str], bool]) -> float:
        """CPU seconds of all its threads once the screen is as wanted."""
        end = time.monotonic() + 600
        while not seen(self.text()):
            if time.monotonic() > end:
                raise TimeoutError(self.text())
            self.take(1)
        return self.cpu()

    def cpu(self) -> float:
        """CPU seconds of all its threads so far."""
        tasks = Path(f"/proc/{self._process.pid}/task").iterdir()
        return sum(int((each / "schedstat").read_text().split()[0]) for each in tasks) / 1e9

    def peak(self) -> int:
        """The most memory it ever held, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) // 1000

    def press(self, key: str) -> tuple[float, float]:
        """Seconds from a key to the last byte of the frame that it brings, 0 where it brings none; and CPU seconds."""
        while self.take(QUIET):
            pass
        before = self.cpu()
        began = last = time.monotonic()
        os.write(self._held, key.encode())
        patience = 0.3
        while self.take(patience):
            last, patience = time.monotonic(), QUIET
        return last - began, self.cpu() - before

    def end(self) -> None:
        """End it."""
        self._process.terminate()
        while self._process.poll() is None:
            self.take(0.1)
        os.close(self._held)


class Figures(NamedTuple):
    """The first claims and all of them in seconds; keys in ms, memory in MB."""

    claims: float
    all_read: float
    keys: list[float]
    keys_cpu: list[float]
    peak: int


def review(folder: Path, keys: Sequence[str]) -> Figures:
    """One review of the ledger in `folder`."""
    held = Held(REVIEW, folder)
    held.until(lambda text: "▸  " in text)
    claims = time.monotonic() - held.began
    held.until(lambda text: "reading" not in text)
    all_read = time.monotonic() - held.began
    pressed = [found for key in keys if (found := held.press(key))[0]]
    times = [sorted(1000 * each[which] for each in pressed) for which in (0, 1)]
    figures = Figures(claims, all_read, times[0], times[1], held.peak())
    held.end()
    return figures


def first_paint(command: Sequence[str], words: str, folder: Path) -> float:
    """CPU seconds of a program at the first frame that holds the words."""
    held = Held(command, folder)
    cpu = held.until(lambda text: words in text)
    held.end()
    return cpu


def ledger(folder: Path, count: int) -> None:
    """A ledger of so many claims in files of 500, each in two sources; the texts of twenty sources hold the quotes."""
    (folder / "claims").mkdir()
    (folder / "corpus").mkdir()
    rows: dict[str, list[str]] = {}
    for start in range(0, count, 500):
        lines = ["claims:"]
        for number in range(start, min(start + 500, count)):
            lines += [f"  - id: claim-{number}", f"    question: How many came to meeting {number}?", "    kind: count"]
            lines += [f"    tags: [tag-{number % 7}]", "    assertions:"]
            for side, value in enumerate((number + 100, number + 100 + number % 3 * 40)):
                name = f"source-{number % 10 * 2 + side}"
                quote = f"{value} people came to meeting {number}"
                lines.append(f"      - {{source: {name}, value: {value} people, quote: {quote}}}")
                rows.setdefault(name, []).append(f"It is known that {quote}, as was said on the next day.")
        (folder / "claims" / f"part-{start:05}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "claims.yaml").write_text("include: [claims/*.yaml]\n", encoding="utf-8")
    sources = ["sources:"]
    for name, said in rows.items():
        (folder / "corpus" / f"{name}.txt").write_text("\n".join(said) + "\n", encoding="utf-8")
        sources.append(
            f"  - {{id: {name}, title: T, publisher: P, date: 2021-01-10, kind: news, language: en, file: {name}.txt}}"
        )
    (folder / "corpus" / "sources.yaml").write_text("\n".join(sources) + "\n", encoding="utf-8")


def own_ledger(folder: Path) -> None:
    """A copy of this repository's ledger: keys decide, and nothing may be decided in the real one."""
    for name in ("claims.yaml", "claims", "corpus"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(folder)], check=True)


def measure(count: int, runs: int = 7) -> None:
    """Print the figures of a ledger of `count` claims; first paints in turn with those of the others."""
    name = f"{count} claims" if count else "our ledger"
    taken: dict[str, list[float]] = {"nothing": [], "another Textual program": [], name: []}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (ledger(folder, count) if count else own_ledger(folder))
        for _ in range(runs):
            taken["nothing"].append(cpu_seconds(NOTHING))
            taken["another Textual program"].append(
                first_paint((sys.executable, "-c", OTHER), "another program", folder)
            )
            taken[name].append(first_paint(REVIEW, "quit", folder))
        found = review(folder, KEYS)
    base = statistics.median(taken.pop("nothing"))
    for what, times in taken.items():
        median = statistics.median(times)
        print(f"{what + ', first paint':38} {median * 1000:6.0f} ms CPU  {median / base:5.1f} times `python -c pass`")
    print(f"{name + ', read':38} first claims {found.claims:.1f} s, all {found.all_read:.1f} s")
    for what, keys in (("key to paint", found.keys), ("CPU of a key", found.keys_cpu)):
        p50, p95 = keys[len(keys) // 2], keys[len(keys) * 95 // 100]
        print(f"{f'{name}, {what}':38} p50 {p50:.0f} ms, p95 {p95:.0f} ms, most {keys[-1]:.0f} ms, of {len(keys)} keys")
    print(f"{'(the machine meanwhile)':38} load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"{name + ', memory':38} {found.peak} MB")


def main() -> None:
    """Measure our ledger and generated ones."""
    for count in [int(each) for each in sys.argv[1:]] or [0, 5000]:
        measure(count)


if __name__ == "__main__":
    main()
