"""The manual: a rule's docstring as a page, with the ledgers it shows.

A docstring opens with `slug: one sentence.`; then come `Why.`, `Mend.`, `Fails.` and `Passes.`, each a paragraph or a
ledger. In a ledger the name of a file stands at four spaces and its lines at eight, `>` at four marks a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from inspect import cleandoc
from typing import TYPE_CHECKING

from kzclaims.text import Location

if TYPE_CHECKING:
    from kzclaims.rule import Rule

_PART = re.compile(r"^(Why|Mend|Fails|Passes)\.", re.MULTILINE)
_NAME = re.compile(r" {4}([^ >]\S*)")
_LINE = re.compile(r"(?: {8}| {4}> {3})(.*)|")


@dataclass(frozen=True, slots=True)
class Example:
    """The files of a small ledger, by their path beneath it, and the lines where the rule speaks."""

    files: dict[str, str]
    marked: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One rule's page: what it says in a sentence, why, how to mend it, a ledger that fails and one that passes."""

    rule: Rule
    says: str
    why: str
    mend: str
    fails: Example
    passes: Example


def page_of(rule: Rule, docstring: str) -> Page:
    """The page in a rule's docstring; raises ValueError where a part is missing or another rule is named."""
    opening, *rest = _PART.split(cleandoc(docstring))
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    slug, _, says = opening.partition(": ")
    missing = {"Why", "Mend", "Fails", "Passes"}.difference(parts)
    if missing or slug != rule.slug:
        raise ValueError(f"the page of {rule.slug} lacks {', '.join(sorted(missing)) or 'its own name'}")
    why, mend = (" ".join(parts[name].split()) for name in ("Why", "Mend"))
    return Page(rule, says.strip(), why, mend, example_of(parts["Fails"]), example_of(parts["Passes"]))


def example_of(text: str) -> Example:
    """The ledger shown in `text`; raises ValueError for a line that belongs to no file."""
    files: dict[str, list[str]] = {}
    marked: list[Location] = []
    name = ""
    for written in text.strip("\n").split("\n"):
        heading, line = _NAME.fullmatch(written), _LINE.fullmatch(written)
        if heading:
            name = heading[1]
            files[name] = []
        elif line and name:
            files[name].append(line[1] or "")
            if written.startswith("    >"):
                marked.append(Location(name, len(files[name])))
        else:
            raise ValueError(f"the line {written!r} belongs to no file")
    return Example({name: "\n".join(lines).rstrip("\n") + "\n" for name, lines in files.items()}, tuple(marked))


def common_files(docstring: str) -> dict[str, str]:
    """The files every example adds to, from the docstring of the rules' folder."""
    text = cleandoc(docstring)
    return example_of(text[re.search(_NAME.pattern, text).start() :]).files  # type: ignore[union-attr]
