"""Two passages with the words that differ.

What differs is marked in characters, `[-only here-]` and `{+only there+}`, and in style; figures are emphasised.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.quote import FAITHFUL
from kzclaims.tui.lines import Piece, collapsed, piece
from kzclaims.words import word_diff

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.assess import Evidence
    from kzclaims.quote import Edit

CONTEXT = 160  # characters shown before and after a match where nothing asks for more or fewer
_SKIPPED = " ⋯ "
_DIGITS = re.compile(r"\S*\d\S*")


class Passage(NamedTuple):
    """The words of a match, and what stands before and after them; white space single throughout."""

    before: str
    found: str
    after: str


def passage_of(evidence: Evidence, context: int = CONTEXT) -> Passage | None:
    """The words found, pieces of a match joined by `⋯`, with some words around; None where nothing was found.

    `context` is how many characters are taken before and after, before they are cut to whole words.
    """
    spans, text = evidence.match.spans, evidence.text
    if text is None or not spans:
        return None
    content = text.content
    start, end = spans[0].start, spans[-1].end
    before = collapsed(_from_word(content[max(0, start - context) : start], cut=start > context))
    after = collapsed(_to_word(content[end : end + context], cut=end + context < len(content)))
    found = _SKIPPED.join(collapsed(content[each.start : each.end]) for each in spans)
    return Passage(
        _glued(before, content[start - 1 : start], before=True), found, _glued(after, content[end : end + 1])
    )


def _from_word(text: str, *, cut: bool) -> str:
    return "… " + text.partition(" ")[2] if cut and " " in text else text


def _to_word(text: str, *, cut: bool) -> str:
    return text.rpartition(" ")[0] + " …" if cut and " " in text else text


def _glued(context: str, neighbour: str, *, before: bool = False) -> str:
    """The context with the blank that stands between it and the match, if there is one."""
    if not context or not neighbour.isspace():
        return context
    return f"{context} " if before else f" {context}"


def two_passages(a: Evidence, b: Evidence, context: int = CONTEXT) -> tuple[list[Piece], list[Piece]]:
    """Both passages, with the words marked that only one of them has."""
    ours, theirs = passage_of(a, context), passage_of(b, context)
    edits: Sequence[Edit] = word_diff(ours.found, theirs.found) if ours and theirs else ()
    left = _marked([(each.quoted, each.kind != "same") for each in edits], "removed")
    right = _marked([(each.found, each.kind != "same") for each in edits], "added")
    return _styled(a, ours, left), _styled(b, theirs, right)


def one_passage(evidence: Evidence, context: int = CONTEXT) -> list[Piece]:
    """A passage with nothing to compare it with."""
    return _styled(evidence, passage_of(evidence, context), [])


_BRACKETS = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
_Run = tuple[str, str]


def _marked(runs: Sequence[tuple[str, bool]], style: str) -> list[_Run]:
    """Runs of text with their style, brackets around the words that differ; blanks stay outside."""
    marked: list[_Run] = []
    opening, closing = _BRACKETS[style]
    for text, differs in runs:
        words = text.strip()
        if not differs or not words:
            marked.append((text, ""))
            continue
        lead = text[: len(text) - len(text.lstrip())]
        trail = text[len(text.rstrip()) :]
        marked += [(lead, ""), (opening, style), (words, style), (closing, style), (trail, "")]
    return marked


def _styled(evidence: Evidence, passage: Passage | None, runs: list[_Run]) -> list[Piece]:
    if passage is None:
        quote = evidence.assertion.quote
        words = f"“{collapsed(quote.exact)}”" if quote else "(the assertion has no quote)"
        return [piece(words, "quiet")]
    written = [collapsed(each.written) for each in (*evidence.stated, evidence.value) if each]
    found = [styled for text, style in runs or [(passage.found, "")] for styled in with_figures(text, style, written)]
    return [piece(passage.before, "quiet"), *found, piece(passage.after, "quiet")]


def with_figures(text: str, style: str, written: Sequence[str]) -> Iterator[Piece]:
    """The text cut at its figures: those read in the quote, and every word with a digit in it."""
    wanted = sorted({each for each in written if each}, key=len, reverse=True)
    pattern = re.compile("|".join([*map(re.escape, wanted), _DIGITS.pattern]), re.IGNORECASE)
    start = 0
    for match in pattern.finditer(text):
        yield piece(text[start : match.start()], style)
        yield piece(match.group(), f"{style} figure".strip())
        start = match.end()
    yield piece(text[start:], style)


def edits_of(evidence: Evidence) -> list[Piece]:
    """What the quote has otherwise than the text: `[-as quoted-]{+as found+}`, edit after edit."""
    pieces: list[Piece] = []
    for edit in evidence.match.edits:
        if edit.kind == "same":
            continue
        if edit.quoted.strip():
            pieces.append(piece(f"[-{collapsed(edit.quoted)}-]", "removed"))
        if edit.found.strip():
            pieces.append(piece(f"{{+{collapsed(edit.found)}+}}", "added"))
        pieces.append(piece(" "))
    return pieces


def doubt(evidence: Evidence) -> str:
    """Why a quote does not stand as quoted, empty where it does."""
    return "" if evidence.match.state in FAITHFUL else evidence.match.reason
