"""The screen as plain text at several sizes, in glyphs and in ASCII: nothing is said by colour alone.

`python -m tests.test_review_goldens` writes the goldens anew.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzclaims.decisions import Decision
from kzclaims.tui.terminal import Manner
from tests.builders import NOON, ledger, log_in
from tests.screens import screen_of

if TYPE_CHECKING:
    from kzclaims.assess import Assessment

FOLDER = Path(__file__).parent / "goldens" / "screens"
SHOTS: dict[str, tuple[str, ...]] = {
    "as it opens": (),
    "a claim with three assertions, the second in focus": ("k", "tab", "j"),
    "its passages": ("tab",),
    "two marked and asked about": ("escape", "g", " ", " ", "a"),
    "what there is to list": ("n", "escape", "f"),
    "words searched for that nothing holds": ("escape", "/", *"nowhere", "enter"),
    "the problems": ("escape", "!"),
    "the history of a claim": ("escape", "g", "h"),
    "disagreements": ("escape", "D"),
    "a source's text": ("escape", "enter"),
    "help": ("escape", "?"),
    "actions that have a word": ("escape", "ctrl+p", *"undo"),
    "a reason asked for": ("escape", "x", *"two ways"),
}
SIZES = [(160, 50, False), (80, 24, False), (60, 18, False), (40, 12, False), (80, 24, True)]


def name_of(width: int, height: int, *, ascii_only: bool) -> str:
    return f"{width}x{height}{'-ascii' if ascii_only else ''}.txt"


def changed() -> list[Assessment]:
    """The ledger of the builders, in which what one claim was decided on has changed since."""
    return [replace(each, seal="seal-2") if each.claim.id == "turnout" else each for each in ledger()]


def decided(folder: Path) -> None:
    said = [("turnout", "accept", "ann"), ("dead", "explain", "ann"), ("dead", "reject", "bob"), ("seats", "defer", "ann"), ("leader", "note", "bob")]  # fmt: skip
    log_in(folder).append([Decision(0, claim, (), verb, who, NOON, "a reason" if verb in {"explain", "note"} else "", "seal-1") for claim, verb, who in said])  # type: ignore[arg-type]  # fmt: skip


def _steady(text: str) -> str:
    """The text without blanks at the ends of lines."""
    return "\n".join(line.rstrip() for line in text.split("\n"))


async def shots(folder: Path, width: int, height: int, *, ascii_only: bool) -> str:
    """Every shot under its name, blanks at line ends taken away."""
    decided(folder)
    manner = Manner(ascii=ascii_only)
    taken: list[str] = []
    async with screen_of(folder, changed(), size=(width, height), manner=manner) as screen:
        screen.app.review.notices.append("2 of 3 sources are checked on notes: no full text is at hand")
        screen.app.paint()
        await screen.settle()
        for name, keys in SHOTS.items():
            text = _steady(await screen.press(*keys))
            assert max(map(len, text.splitlines())) <= width
            if ascii_only:
                assert text.isascii(), name
            taken += [f"=== {name} ===", text, ""]
    return "\n".join(taken)


@pytest.mark.parametrize(("width", "height", "ascii_only"), SIZES)
async def test_the_screen_is_as_it_was(width: int, height: int, *, ascii_only: bool, tmp_path: Path) -> None:
    golden = FOLDER / name_of(width, height, ascii_only=ascii_only)
    assert await shots(tmp_path, width, height, ascii_only=ascii_only) == golden.read_text(encoding="utf-8")


# What a person must be able to read in plain text wherever the list is shown: verdict and state in words.
SAID = [
    *("CONTRADICT 27.1 %", "DIFFER 9.1 %", "unresolved", "disputed", "lost"),
    *("rounds 0.2 pp", "agree", "source", "stale", "deferred"),
]


@pytest.mark.parametrize(("width", "height", "ascii_only"), SIZES)
def test_every_verdict_and_state_is_there_in_words(width: int, height: int, *, ascii_only: bool) -> None:
    text = (FOLDER / name_of(width, height, ascii_only=ascii_only)).read_text(encoding="utf-8")
    first = text.partition("\n=== a claim")[0]
    wanted = SAID if height >= 24 else SAID[:3]
    assert [word for word in wanted if word not in first] == []


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for wide, high, plain in SIZES:
        with tempfile.TemporaryDirectory() as place:
            drawn = asyncio.run(shots(Path(place), wide, high, ascii_only=plain))
        (FOLDER / name_of(wide, high, ascii_only=plain)).write_text(drawn, encoding="utf-8")
