"""`kzclaims init`: a new ledger, or a small one that shows what there is to find."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kzclaims.commands.schema import FILES, schema_of
from kzclaims.counts import count
from kzclaims.demo import DEMO, START
from kzclaims.errand import LEDGER_NAME
from kzclaims.errors import UsageFault, unwritten
from kzclaims.printable import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

IGNORED = ".gitignore"
_KEPT_OUT = "corpus/texts/\n.kzclaims-cache/\nclaims/.decisions.*\n"
NEXT = (
    ("kzclaims check", "every finding, with the line of the ledger and the line of the source"),
    ("kzclaims report", "where the sources agree and where they differ"),
    ("kzclaims review", "decide, claim by claim"),
)


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("--demo", is_flag=True, help="A small ledger with a contradiction, an altered quote and an agreement.")
def command(folder: Path, *, demo: bool) -> None:
    """Write a new ledger into FOLDER, here if none is named: it checks as it stands. Nothing is ever overwritten."""
    files = {**(DEMO if demo else START), **_schemas()}
    _refuse(folder, files)
    if not (folder / IGNORED).exists():
        files[IGNORED] = _KEPT_OUT
    _write(folder, files)
    shown = printable(str(folder / LEDGER_NAME))
    click.echo(f"Written: {shown} and {count(len(files) - 1, 'file')} beside it. Next:\n")
    if folder.resolve() != Path.cwd().resolve():
        click.echo(f"  cd {printable(shlex.quote(str(folder)))}")
    for words, tells in NEXT:
        click.echo(f"  {words:17} {tells}")


def _schemas() -> dict[str, str]:
    """The schemas that the first line of each file names, for editors."""
    return {f".schemas/{name}.json": json.dumps(schema_of(name), indent=2) + "\n" for name in FILES}


def _refuse(folder: Path, files: Mapping[str, str]) -> None:
    """Raise UsageFault where a ledger, or any file that would be written, is there already."""
    if folder.exists() and not folder.is_dir():
        raise UsageFault(f"{folder} is no folder.", "Name a folder, or none for the one you stand in.")
    if (folder / LEDGER_NAME).exists():
        raise UsageFault(f"There is a ledger already: {folder / LEDGER_NAME}.", "Name another folder.")
    for name in files:
        if (folder / name).exists():
            raise UsageFault(f"{folder / name} is there already.", "Move it away, or name another folder.")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write every file, the ledger last; what is there by then stays as it is."""
    for name in sorted(files, key=lambda name: (name == LEDGER_NAME, name)):
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(files[name])
        except OSError as error:
            raise unwritten(path, error) from error
