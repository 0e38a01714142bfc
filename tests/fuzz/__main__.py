"""Feed a target with inputs for so many seconds, or once more with one that it failed on.

    python -m tests.fuzz loader 30                             for thirty seconds; needs atheris (`pip install .[fuzz]`)
    python -m tests.fuzz loader .fuzz/loader/failed/crash-...  one input again, without atheris

What was found stays in `.fuzz/TARGET/`: the inputs that reached something new, and those that failed. Exits with 0 where
none did, else as libFuzzer does: 77 for a failure, 70 for an input too slow, 71 for one that takes too much memory.
"""

from __future__ import annotations

import hashlib
import io
import sys
from contextlib import redirect_stderr
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(".fuzz")
TARGETS = ("loader", "reader")
LONGEST = 4096  # bytes of an input
SLOWEST = 60  # seconds by the clock that one input may take, on a machine that does other things too
MEGABYTES = 2048
SHORTEST, LONGEST_WORD = 2, 40  # bytes of a word worth trying by itself


class Target(Protocol):
    """What each module of a target holds."""

    def one_input(self, data: bytes) -> None:
        """Take one input; an exception is a failure."""

    def seeds(self) -> Iterable[bytes]:
        """Inputs to begin with."""

    def words(self) -> Iterable[bytes]:
        """Pieces to try anywhere."""


def main() -> None:
    if len(sys.argv) != 3 or sys.argv[1] not in TARGETS:
        sys.exit(f"python -m tests.fuzz {'|'.join(TARGETS)} SECONDS|FILE")
    name, what = sys.argv[1:]
    if what.isdigit():
        fuzz(name, int(what))
    else:
        target(name).one_input(Path(what).read_bytes())


def target(name: str) -> Target:
    return cast("Target", import_module(f"tests.fuzz.{name}"))


def fuzz(name: str, seconds: int) -> None:
    """Run the target under coverage for so many seconds; leaves with libFuzzer's exit code."""
    import atheris  # noqa: PLC0415  (one input again needs none of it)

    with redirect_stderr(io.StringIO()), atheris.instrument_imports(include=["kzclaims"]):  # it names every module
        chosen = target(name)
    corpus, failed = FOLDER / name / "corpus", FOLDER / name / "failed"
    for folder in (corpus, failed):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in chosen.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed[:LONGEST])
    dictionary = FOLDER / name / "words"
    dictionary.write_text("".join(f'"{escaped(word)}"\n' for word in sorted(set(chosen.words())) if fits(word)))
    options = {
        "max_total_time": seconds,
        "max_len": LONGEST,
        "timeout": SLOWEST,
        "report_slow_units": SLOWEST,
        "rss_limit_mb": MEGABYTES,
        "artifact_prefix": f"{failed}/",
        "dict": dictionary,
        "verbosity": 0,
        "print_final_stats": 1,
    }
    words = [name, *(f"-{key}={value}" for key, value in options.items()), str(corpus)]
    atheris.Setup(words, chosen.one_input)
    atheris.Fuzz()


def fits(word: bytes) -> bool:
    return SHORTEST <= len(word) <= LONGEST_WORD


def escaped(word: bytes) -> str:
    """A word as libFuzzer's dictionaries write it."""
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    main()
