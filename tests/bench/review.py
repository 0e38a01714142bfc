"""What the review screen costs: `python -m tests.bench.review [CLAIMS ...]`, through a pseudo-terminal.

First paint is the first frame on the terminal (claims come as they are read); CPU is that of all threads by then, as a
ratio to `python -c pass`. Keys are pressed once everything has been read; the time is that from the key to the last
byte it brings, and the CPU beside it is what the program itself took, whatever else the machine was doing. Deciding
waits for the disk: one fsync of a line in the same folder is timed for comparison. 0 claims stands for the ledger of
this repository.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.cpu import NOTHING, cpu_seconds
from tests.bench.terminal import ROOT, Held, Pressed
from tests.generated import generated_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OTHER = """
from textual.app import App
from textual.widgets import Label
class Other(App):
    def compose(self):
        yield Label("another program")
Other().run()
"""
REVIEW = (sys.executable, "-m", "kzclaims", "review", "--who", "bench")
ESC = "\x1b"
KEYS: Mapping[str, Sequence[str]] = {
    "down, up": ("j", "j", "k", "\x1b[B"),
    "the last, the first": ("G", "g"),
    "next open, skip, before": ("n", "s", "N"),
    "pair": ("]", "["),
    "pane": ("\t", "\t", "\t"),
    "accept (saved)": ("a",),
    "undo, redo (saved)": ("z", "Z", "z"),
    "mark": (" ", " "),
    "text of a source": ("\r",),
    "in it: down, match": ("j", "]"),
    "esc": (ESC, "k", ESC),
    "find: a letter": ("/", "a", "l", "\x7f"),
    "esc of find": (ESC,),
    "what to list": ("f", "j"),
    "esc of it": (ESC,),
    "findings": ("!", "j"),
    "esc of them": (ESC,),
    "help": ("?", ESC),
    "a reason": ("x", "w", "h", ESC),
    "history": ("h", ESC),
}
ROUNDS = 8


class Figures(NamedTuple):
    """The first claims and all of them, in seconds; what each kind of key brought; memory in MB; how idle it was."""

    claims: float
    all_read: float
    keys: Mapping[str, Sequence[Pressed]]
    silent: int
    peak: float
    others: float


def review(folder: Path, size: tuple[int, int]) -> Figures:
    """One review of the ledger in `folder`."""
    held = Held(REVIEW, folder, size)
    held.until(lambda text: "▸  " in text)
    claims = time.monotonic() - held.began
    held.until(lambda text: "reading" not in text)
    all_read = time.monotonic() - held.began
    found: dict[str, list[Pressed]] = {kind: [] for kind in KEYS}
    before = _busy(), held.cpu(), time.monotonic()
    for _ in range(ROUNDS):
        for kind, keys in KEYS.items():
            found[kind] += [held.press(key) for key in keys]
    busy, own, seconds = (b - a for a, b in zip(before, (_busy(), held.cpu(), time.monotonic()), strict=True))
    silent = sum(not each.wall for pressed in found.values() for each in pressed)
    painted = {kind: some for kind, pressed in found.items() if (some := [each for each in pressed if each.wall])}
    figures = Figures(claims, all_read, painted, silent, held.peak(), (busy - own) / seconds)
    held.end()
    return figures


def _busy() -> float:
    """CPU seconds that everything on this machine has taken."""
    with Path("/proc/stat").open(encoding="ascii") as file:
        user, nice, system, _idle, _wait, *others = (int(each) for each in file.readline().split()[1:9])
    return (user + nice + system + sum(others)) / os.sysconf("SC_CLK_TCK")


def first_paint(command: Sequence[str], words: str, folder: Path) -> tuple[float, float]:
    """CPU seconds, and the MB ever held, of a program at the first frame that holds the words."""
    held = Held(command, folder)
    found = held.until(lambda text: words in text), held.peak()
    held.end()
    return found


def fsyncs(folder: Path) -> list[float]:
    """Milliseconds that a line written to a file of the folder takes to be on the disk."""
    taken = []
    with (folder / "line").open("ab", buffering=0) as file:
        for _ in range(40):
            began = time.monotonic()
            file.write(b"x" * 250 + b"\n")
            os.fsync(file)
            taken.append(1000 * (time.monotonic() - began))
    (folder / "line").unlink()
    return sorted(taken)


def own_ledger(folder: Path) -> None:
    """A copy of this repository's ledger: keys decide, and nothing may be decided in the real one."""
    for name in ("claims.yaml", "claims", "corpus"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(folder)], check=True)


def spread(times: Iterable[float]) -> str:
    """`p50 7 ms, p95 12 ms, most 15 ms` of milliseconds."""
    held = sorted(times)
    return f"p50 {held[len(held) // 2]:3.0f} ms, p95 {held[len(held) * 95 // 100]:3.0f} ms, most {held[-1]:3.0f} ms"


def tell_keys(found: Figures) -> None:
    """Every kind of key, then all of them."""
    for kind, pressed in found.keys.items():
        print(f"  {kind:25} {spread(1000 * each.wall for each in pressed)}   CPU {_cpu(pressed)}")
    everything = [each for pressed in found.keys.values() for each in pressed]
    print(
        f"  {'all ' + str(len(everything)) + ' keys':25} {spread(1000 * each.wall for each in everything)}   CPU {_cpu(everything)}"
    )
    print(
        f"  ({found.silent} more changed nothing; other programs took {found.others:.2f} of {os.cpu_count()} cores meanwhile)"
    )


def _cpu(pressed: Sequence[Pressed]) -> str:
    return spread(1000 * each.cpu for each in pressed)


def measure(count: int, runs: int = 7) -> None:
    """Print the figures of a ledger of `count` claims; first paints in turn with those of the others."""
    name = f"{count} claims" if count else "our ledger"
    taken: dict[str, list[tuple[float, float]]] = {"nothing": [], "another Textual program": [], name: []}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "ledger"
        if count:
            generated_ledger(folder, count)
        else:
            folder.mkdir()
            own_ledger(folder)
        for _ in range(runs):
            taken["nothing"].append((cpu_seconds(NOTHING), 0))
            taken["another Textual program"].append(
                first_paint((sys.executable, "-c", OTHER), "another program", folder)
            )
            taken[name].append(first_paint(REVIEW, "quit", folder))
        base = statistics.median(cpu for cpu, _ in taken.pop("nothing"))
        for what, paints in taken.items():
            cpu, peak = (statistics.median(each) for each in zip(*paints, strict=True))
            print(
                f"{what + ', first paint':38} {cpu * 1000:5.0f} ms CPU, {cpu / base:4.1f} times `python -c pass`; {peak:.0f} MB"
            )
        for size in ((80, 24), (160, 50)):
            found = review(folder, size)
            print(
                f"{name + ', read':38} first claims {found.claims:.1f} s, all {found.all_read:.1f} s, memory {found.peak:.0f} MB"
            )
            print(f"{name}, key to paint at {size[0]}x{size[1]}")
            tell_keys(found)
        print(f"{'(a line to the disk there)':38} {spread(fsyncs(folder))}")


def main() -> None:
    """Measure our ledger and generated ones."""
    for count in [int(each) for each in sys.argv[1:]] or [0, 5000]:
        measure(count)


if __name__ == "__main__":
    main()
