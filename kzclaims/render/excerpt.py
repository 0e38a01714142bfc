"""The words found at a quote, as runs that are the same or differ, with a little of what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kzclaims.names import names_of
from kzclaims.quote import FAITHFUL, Edit
from kzclaims.words import compare_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kzclaims.assess import Evidence
    from kzclaims.quote import Skipped
    from kzclaims.text import Span, Text

CONTEXT = 90  # code points of the text shown on either side: enough to place a quote, too little to replace the piece
_REACH = CONTEXT + 2  # what is looked at to tell whether more stands there
_JOINT = " … "


class Excerpt(NamedTuple):
    """What stands in the text at a quote. `runs` together are the words found and, where they differ, the words quoted.

    White space between the parts stands in them. `place` is `path:line:column`; `skipped` names what inside the match is no part of the sentence.
    """

    before: str
    runs: tuple[Edit, ...]
    after: str
    place: str
    skipped: tuple[str, ...]

    @property
    def altered(self) -> bool:
        """Whether any words differ from the quote."""
        return any(run.kind != "same" for run in self.runs)


def within(place: str, root: str) -> str:
    """A path, or a place in a file, as it reads from the ledger's folder, which is `root`; others stay as they are."""
    return place.removeprefix(f"{root}/") if root else place


def excerpt_of(evidence: Evidence, root: str = "") -> Excerpt | None:
    """The excerpt for an assertion, or None where its quote has no place; `root` is the ledger's folder."""
    match, text, quote = evidence.match, evidence.text, evidence.assertion.quote
    if not match.spans or text is None or quote is None:
        return None
    pieces = [_words(text, span, match.skipped) for span in match.spans]
    if match.state in FAITHFUL:
        found = _JOINT.join(pieces)
        runs: tuple[Edit, ...] = (Edit("same", found, found),)
    else:
        runs = compare_words(quote.exact, " ".join(pieces), names_of(match.aliases)).edits
    low, high = _bounds(evidence, text)
    first, last = match.spans[0].start, match.spans[-1].end
    return Excerpt(
        before=_before(text.content[max(low, first - _REACH) : first]),
        runs=runs,
        after=_after(text.content[last : min(high, last + _REACH)]),
        place=within(str(text.location(first)), root),
        skipped=tuple(each.what for each in match.skipped),
    )


def _words(text: Text, span: Span, skipped: Sequence[Skipped]) -> str:
    """The words of a span without what was skipped in it, white space collapsed."""
    kept, start = [], span.start
    for gap in sorted(each.span for each in skipped if each.span.overlaps(span)):
        kept.append(text.content[start : max(start, gap.start)])
        start = max(start, gap.end)
    kept.append(text.content[start : span.end])
    return " ".join(" ".join(kept).split())


def _bounds(evidence: Evidence, text: Text) -> tuple[int, int]:
    """How far the surroundings may reach: the piece within its file, or the fragment that notes quote."""
    if evidence.basis != "notes":
        return evidence.source.span or (0, len(text.content))
    first, last = evidence.match.spans[0], evidence.match.spans[-1]
    opened = text.content.rfind("“", 0, first.start) + 1
    closed = text.content.find("”", last.end)
    return opened, closed if closed >= 0 else last.end


def _before(text: str) -> str:
    """The end of what stands before, from a whole word of the same paragraph."""
    paragraph = text[-CONTEXT - 1 :].rpartition("\n\n")[2]
    cut = len(text) > CONTEXT and len(paragraph) > CONTEXT
    words = paragraph.split()[1:] if cut and not paragraph[0].isspace() else paragraph.split()
    return " ".join(["…", *words] if cut else words) + " " * text[-1:].isspace()


def _after(text: str) -> str:
    """The beginning of what stands after, to a whole word of the same paragraph."""
    paragraph = text[: CONTEXT + 1].partition("\n\n")[0]
    cut = len(text) > CONTEXT and len(paragraph) > CONTEXT
    words = paragraph.split()[:-1] if cut and not paragraph[-1].isspace() else paragraph.split()
    return " " * text[:1].isspace() + " ".join([*words, "…"] if cut else words)
