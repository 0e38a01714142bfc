"""Where a file stops being YAML: what libyaml says of it, in words a person can act on, at the place to look at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kzclaims.finding import Fault
from kzclaims.text import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: |$)", re.MULTILINE)
_LINE_END = re.compile(r"\r\n?|\n")


class _Saying(NamedTuple):
    """One of libyaml's problems: what it is, what to do, and whether to look where it began. `{}` is the character there."""

    problem: str
    says: str
    hint: str
    begun: bool = False


_QUOTE_IT = "put the whole value in quotes"
_SAYINGS = (
    _Saying("found unexpected end of stream", "the quotation mark that opens here is never closed", "close it", begun=True),
    _Saying("found unexpected document indicator", "the quotation mark that opens here is never closed", "close it", begun=True),
    _Saying("mapping values are not allowed", "a `: ` can't stand here", f"{_QUOTE_IT}, or align the line with those above"),
    _Saying("could not find expected ':'", "this is no `key: value` and no item of a list", "write `key: value`, or indent it as a part of the value above", begun=True),
    _Saying("did not find expected key", "the line is not where a `key: value` of the lines above would stand", f"align it with them; where a quotation mark ends too early, {_QUOTE_IT}"),
    _Saying("did not find expected '-'", "the line is not where an item of the list above would stand", "align it with the items above"),
    _Saying("sequence entries are not allowed", "a list can't begin here", "begin it on a line of its own; where a dash begins a value, put the value in quotes"),
    _Saying("did not find expected ',' or ']'", "the list in brackets is not closed here, and no comma follows", "close it with `]`; put values that hold commas, brackets or quotation marks in quotes"),
    _Saying("did not find expected ',' or '}'", "the mapping in braces is not closed here, and no comma follows", "close it with `}`; put values that hold commas, braces or quotation marks in quotes"),
    _Saying("did not find expected node content", "a value is wanted here", "write it, or take the mark before it out"),
    _Saying("cannot start any token", "no value can begin with `{}`", _QUOTE_IT),
    _Saying("alphabetic or numeric character", "no value can begin with such a mark and a space", _QUOTE_IT, begun=True),
    _Saying("found unknown escape character", "a backslash stands here before a character that takes none", "write the backslash twice, or use single quotes"),
    _Saying("hexdecimal number", "this escape names no character", "write the character itself, or use single quotes"),
    _Saying("invalid Unicode character", "this escape names no character", "write the character itself"),
    _Saying("tag", "no value can begin with `!`", _QUOTE_IT, begun=True),
    _Saying("expected comment or line break", "only a remark can follow the mark that begins a block of text", _QUOTE_IT, begun=True),
)  # fmt: skip
_OTHER = _Saying(
    "", "", "put the value in quotes if it holds `: `, `#` or starts with a mark such as `%`, `@` or a quote"
)


def conflict_fault(text: str, name: str) -> Fault | None:
    """The first mark that a merge left in the file, or None."""
    found = _CONFLICT.search(text) if any(mark * 7 in text for mark in "<|>") else None
    if found is None:
        return None
    line = len(_LINE_END.findall(text, 0, found.start())) + 1
    place = Location(name, line, 1)
    return Fault("yaml-syntax", "a merge conflict was left here", place, "keep one side and remove the markers")


def syntax_fault(error: yaml.YAMLError, text: str, name: str) -> Fault:
    """What stopped the reading of a text; a tab in the indentation is what people can't see, so it goes first."""
    problem: str = getattr(error, "problem", None) or str(error)
    saying = next((each for each in _SAYINGS if each.problem in problem), _OTHER)
    mark = (getattr(error, "context_mark", None) if saying.begun else None) or getattr(error, "problem_mark", None)
    if mark is None:
        return Fault("yaml-syntax", f"this is not YAML: {problem}", Location(name), saying.hint)
    lines = _LINE_END.split(text)
    places = (mark.line, getattr(getattr(error, "problem_mark", mark), "line", mark.line))
    tab = next((each for each in (_tab(lines, line, name) for line in places) if each), None)
    if tab:
        return tab
    line = min(mark.line, len(lines) - 1)  # a file without a last line end is said to end on the line after it
    column = min(mark.column if line == mark.line else len(lines[line]), len(lines[line]))
    message = f"this is not YAML: {saying.says.format(lines[line][column : column + 1]) or problem}"
    return Fault("yaml-syntax", message, Location(name, line + 1, column + 1), saying.hint)


def _tab(lines: Sequence[str], line: int, name: str) -> Fault | None:
    """A tab in the indentation of a line, which counts from 0."""
    written = lines[line] if line < len(lines) else ""
    column = written[: len(written) - len(written.lstrip())].find("\t") + 1
    if not column:
        return None
    message = f"a tab at {line + 1}:{column}; YAML indents with spaces"
    return Fault("yaml-syntax", message, Location(name, line + 1, column), "replace the tab by spaces")
