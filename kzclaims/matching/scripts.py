"""Letters of another script: Nазарбаев with a Latin N looks like the name and is not it.

Such a word is never equated with the one it looks like; it is said which letter is of which script, since nobody sees it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.scripts import script, strangers, told
from kzclaims.words import units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kzclaims.quote import Edit

_FEW = 4  # letters of the other script are few where they are less than one in so many


def without_strangers(letters: str) -> str:
    """Folded letters with those of another script than most, where they are few, as dots; empty where there are none."""
    odd = set(strangers(letters))
    if not odd or sum(c in odd for c in letters) * _FEW > len(letters):
        return ""
    return "".join("." if c in odd else c for c in letters)


def looks_alike(edit: Edit) -> bool:
    """Whether the two sides are words of the same lengths that differ in nothing but the script of some letters."""
    ours, theirs = units(edit.quoted), units(edit.found)
    return bool(ours) and len(ours) == len(theirs) and all(map(_alike, (u.key for u in ours), (u.key for u in theirs)))


def _alike(quoted: str, found: str) -> bool:
    pairs = [(a, b) for a, b in zip(quoted, found, strict=False) if a != b]
    return len(quoted) == len(found) and all(script(a) and script(b) and script(a) != script(b) for a, b in pairs)


def script_notes(edits: Iterable[Edit]) -> str:
    """What the eye does not see in the words that differ, as sentences; empty where there is nothing of the kind."""
    return " ".join(dict.fromkeys(note for edit in edits for note in _notes(edit)))


def _notes(edit: Edit) -> Iterator[str]:
    for written, where in ((edit.quoted, "the quote"), (edit.found, "the text")):
        for word in (u.written for u in units(written) if u.kind == "word"):
            if odd := strangers(word):
                yield f"In {where} “{word}” mixes scripts: {told(odd)}."
                return
    if edit.kind == "replaced" and looks_alike(edit):
        ours, theirs = (next(filter(None, map(script, side)), "").title() for side in (edit.quoted, edit.found))
        yield f"The quote's letters are {ours}, the text's are {theirs}."
