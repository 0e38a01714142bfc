"""Talks of plain mode: lines in, lines out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from kzclaims.tui.plain import run_plain
from kzclaims.tui.terminal import Manner
from tests.builders import ledger, log_in
from tests.screens import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kzclaims.assess import Assessment


def saved(folder: Path) -> list[tuple[str, str]]:
    return [
        (" ".join((each.claim, *each.assertions)), f"{each.verb} {each.why}".strip())
        for each in log_in(folder).read().decisions
    ]


def talk(
    folder: Path,
    answers: str,
    assessments: Sequence[Assessment] | None = None,
    *,
    manner: Manner = Manner(),
    desk: Table | None = None,
    code: int = 0,
) -> str:
    """What is said where these lines are answered."""
    said = io.StringIO()
    held = desk or Table(ledger() if assessments is None else assessments)
    assert run_plain(held, log_in(folder), "ann", manner, io.StringIO(answers), said) == code
    return said.getvalue()


class Answers(io.StringIO):
    """Lines that are answered, and what happens while each is typed."""

    def __init__(self, answers: str, meanwhile: Callable[[str], object]) -> None:
        super().__init__(answers)
        self._meanwhile = meanwhile

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # the stub lets it be bytes
        line = super().readline(-1 if size is None else size)
        self._meanwhile(line)
        return line
