"""The findings of `check`, one a line, as editors and `grep` read them: `path:line:column: level CODE message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.render.lines import line
from kzclaims.render.pretty import closing_line

if TYPE_CHECKING:
    from kzclaims.render.run import Run


def concise(run: Run) -> str:
    """A line a finding, and the counts in the last line."""
    rows = [f"{line(str(f.place))}: {f.level.name.lower()} {line(f.code)} {line(f.message)}" for f in run.listed()]
    return "\n".join([*rows, closing_line(run)]) + "\n"
