"""`kzclaims read`: the quantities and dates in a text, with their spans."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kzclaims.errors import UsageFault
from kzclaims.files import read_file
from kzclaims.finding import Fault
from kzclaims.quantity import as_record, read_quantities
from kzclaims.render.json_text import json_text
from kzclaims.text import Location


@click.command("read")
@click.argument("text", metavar="FILE|-|TEXT")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(["en", "ru", "kk"]), help="What it is written in."
)
def command(text: str, form: str, languages: tuple[str, ...]) -> None:
    """Read the quantities and dates in a file, in standard input (-) or in the text itself."""
    for reading in read_quantities(text_given(text), languages):
        record = as_record(reading)
        if form == "jsonl":
            click.echo(json_text(record, indent=None), nl=False)
            continue
        number = record.get("number") or f"{record['low']} to {record['high']}"
        written = " ".join(reading.written.split())
        start, end = reading.span
        click.echo(f"{start:>7}-{end:<7} {reading.kind:9} {reading.bound:10} {number} {record['unit']}  “{written}”")


def text_given(text: str) -> str:
    """The text of a file, of standard input, or the argument itself where no file has that name."""
    if text == "-":
        data: bytes | Fault = sys.stdin.buffer.read()
    elif len(text) < 4096 and "\0" not in text and Path(text).exists():
        data = read_file(Path(text), Location(text), text)
    else:
        return text
    if isinstance(data, Fault):
        raise UsageFault(f"{data.message}.", data.hint)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        where = "standard input" if text == "-" else text
        raise UsageFault(f"{where} is not UTF-8: byte {error.start} can't be read.", "Save it as UTF-8.") from error
