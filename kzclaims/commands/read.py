"""`kzclaims read`: the quantities and dates in a text, with their spans."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kzclaims.cli import max_size, size_option, tell_program
from kzclaims.errors import UsageFault
from kzclaims.given import STANDARD_INPUT, bytes_given, encoding_option, text_given
from kzclaims.printable import printable
from kzclaims.quantity import as_record, read_quantities
from kzclaims.render.json_text import json_text

_LONGEST = 4096  # bytes: no path is longer


@click.command("read")
@click.argument("text", metavar="FILE|-|TEXT")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(["en", "ru", "kk"]), help="What it is written in."
)
@encoding_option("What the file or standard input is encoded in; else UTF-8.")
@size_option
def command(text: str, form: str, languages: tuple[str, ...], encoding: str) -> None:
    """Read the quantities and dates in a file, in standard input (-) or in the text itself."""
    content, found = _content(text, encoding), False
    for reading in read_quantities(content, languages):
        found, record = True, as_record(reading)
        if form == "jsonl":
            tell_program(json_text(record, indent=None))
            continue
        number = record.get("number") or f"{record['low']} to {record['high']}"
        written = printable(" ".join(reading.written.split()))
        start, end = reading.span
        click.echo(f"{start:>7}-{end:<7} {reading.kind:9} {reading.bound:10} {number} {record['unit']}  “{written}”")
    if not found:
        click.echo(f"No quantity and no date is in {_named(text, content)}.", err=True)


def _content(text: str, encoding: str) -> str:
    """The text of a file, of standard input, or the argument itself where no file has that name."""
    if text == STANDARD_INPUT or _is_file(text):
        return text_given(text, bytes_given(text, max_size()), encoding).content
    if encoding:
        raise UsageFault(f"There is no file {text}.", "--encoding is for a file or standard input.")
    return text


def _is_file(text: str) -> bool:
    return len(os.fsencode(text)) < _LONGEST and "\0" not in text and os.path.lexists(text)


def _named(text: str, content: str) -> str:
    if content != text:
        return "standard input" if text == STANDARD_INPUT else printable(text)
    nameless = any(each.isspace() for each in text) or not Path(text).suffix
    return "these words" if nameless else f"these words, and there is no file {printable(text)}"
