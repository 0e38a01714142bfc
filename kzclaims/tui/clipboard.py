"""What can be copied of what is selected, and how a terminal is told to copy it: OSC 52, through tmux and screen too."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.tui.lines import collapsed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kzclaims.assess import Evidence
    from kzclaims.tui.state import Review

_CHUNK = 240  # screen takes strings of at most 768 bytes; each is cut out of a sequence of its own


class Copy(NamedTuple):
    """One thing to copy: the key that asks for it, what it is, and its words."""

    key: str
    name: str
    words: str


def to_copy(review: Review) -> list[Copy]:
    """What there is to copy of the selected claim and assertion: quote, citation, id, place, sentence."""
    current, evidence = review.current, review.current_evidence
    if current is None:
        return []
    place = evidence.found_at() if evidence else None
    quote = evidence.assertion.quote if evidence else None
    sentence = review.current_pair.comparison.reason if review.current_pair else current.sentence
    copies = [
        Copy("q", "quote", quote.exact if quote else ""),
        Copy("c", "citation", citation(evidence) if evidence else ""),
        Copy("i", "id", current.claim.id),
        Copy("p", "path:line", str(place or (evidence.assertion.place() if evidence else current.claim.place()))),
        Copy("s", "sentence", f"{current.claim.question} {sentence}"),
    ]
    return [each for each in copies if each.words]


def citation(evidence: Evidence) -> str:
    """The quote with who says it, where and when: one line for a footnote."""
    source, said = evidence.source, evidence.assertion
    quote = f"“{said.quote.exact}”" if said.quote else said.value
    parts = [quote, said.speaker, source.author, source.title, source.publisher, source.date, source.url]
    return collapsed(", ".join(part for part in parts if part))


def copying(words: str, environment: Mapping[str, str]) -> str:
    """The sequence that asks the terminal to copy `words` (OSC 52), wrapped where screen stands in between."""
    sequence = f"\x1b]52;c;{b64encode(words.encode('utf-8', 'replace')).decode('ascii')}\a"
    if environment.get("STY"):
        parts = (sequence[start : start + _CHUNK] for start in range(0, len(sequence), _CHUNK))
        return "".join(f"\x1bP{part}\x1b\\" for part in parts)
    return sequence


def copied_by_tmux(words: str, environment: Mapping[str, str]) -> bool:
    """Hand `words` to the tmux around us, which passes them on to its terminal; whether it took them.

    tmux as it comes ignores OSC 52 of the programs in it (set-clipboard external), but not its own command.
    """
    if not environment.get("TMUX"):
        return False
    command = ["tmux", "load-buffer", "-w", "-"]
    try:
        subprocess.run(  # noqa: S603 - the words are its input, not its command
            command, input=words.encode("utf-8", "replace"), capture_output=True, check=True, timeout=2
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
