"""The formats of `check` by name; a run imports only those it writes."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kzclaims.render.run import Run

# Lines end where the places of findings count them to end: YAML knows the carriage return, a text does not.
_YAML_LINE_END, _LINE_END = re.compile(r"\r\n?|\n"), re.compile(r"\n")
FORMATS = ("pretty", "concise", "json", "github", "gitlab", "sarif", "junit")
FOR_PEOPLE = frozenset({"pretty", "concise"})
"""Written in what the terminal shows; the others are in UTF-8 whatever that is."""


def rendered(form: str, run: Run, *, colour: bool = False) -> str:
    """The run in one format."""
    if form == "json":
        from kzclaims.render.check_json import check_json  # noqa: PLC0415  (a run imports the formats it writes)

        return check_json(run.listed(), run.summary, not_shown=len(run.findings) - len(run.listed()))
    if form == "pretty":
        from kzclaims.render.pretty import pretty  # noqa: PLC0415  (as above)

        return pretty(run, _lines_of(run), colour=colour)
    served: Callable[[Run], str] = getattr(import_module(f"kzclaims.render.{form}"), form)
    return served(run)


def counted(run: Run) -> str:
    """How many findings there are of each rule, the most frequent first, and the counts in the last line."""
    from kzclaims.render.pretty import closing_line  # noqa: PLC0415  (as above)

    tally = Counter((f.code, f.slug, f.level.name.lower()) for f in run.listed())
    rows = sorted(tally.items(), key=lambda row: (-row[1], row[0]))
    wide = max((len(slug) for (_, slug, _), _ in rows), default=0)
    lines = [f"{number:6}  {code}  {slug:{wide}}  {level}" for (code, slug, level), number in rows]
    return "\n".join([*lines, closing_line(run)]) + "\n"


def _lines_of(run: Run) -> Callable[[str], Sequence[str]]:
    """The lines of a file by its path, or by its name in one of the folders, read once; empty where it can't be shown."""
    kept: dict[str, list[str]] = {}

    def lines(path: str) -> list[str]:
        if path not in kept:
            places = [Path(path), *(folder / path for folder in run.folders if path == Path(path).name)]
            yaml = path.endswith((".yaml", ".yml"))
            encoding = run.encodings.get(path) or ("utf-8-sig" if yaml else "utf-8")  # a text keeps its mark
            texts = filter(None, (_text(place, encoding) for place in places))
            kept[path] = (_YAML_LINE_END if yaml else _LINE_END).split(next(texts, ""))
        return kept[path]

    return lines


def _text(path: Path, encoding: str) -> str:
    """What a file holds, as far as it can be read; empty where it is none."""
    try:
        return path.read_bytes().decode(encoding, errors="replace") if path.is_file() else ""
    except OSError:
        return ""
