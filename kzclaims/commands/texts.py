"""`kzclaims texts`: which sources there are, and which full texts are at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzclaims.cli import errand, ledger_options, tell_faults, tell_program
from kzclaims.counts import count
from kzclaims.printable import printable
from kzclaims.render.json_text import json_text

if TYPE_CHECKING:
    from kzclaims.claim import Source
    from kzclaims.corpus import Corpus


@click.command("texts")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@ledger_options
def command(form: str, ledger: str | None, texts: tuple[str, ...]) -> None:
    """List the sources and what each is checked against: its full text, notes, or nothing."""
    from kzclaims.corpus import load_corpus  # noqa: PLC0415  (help needs none of it)
    from kzclaims.ledger import load_ledger  # noqa: PLC0415

    asked = errand(ledger, texts)
    book = load_ledger(asked.ledger, asked.max_size)
    corpus = load_corpus(book, asked.folders)
    tell_faults(book.faults)
    rows = [_row(source, corpus) for source in corpus.sources.values()]
    if form == "json":
        tell_program(json_text({"version": 1, "sources": rows}))
        return
    width = max((len(str(row["source"])) for row in rows), default=0)
    for row in rows:
        span = f" [{row['span'][0]}, {row['span'][1]})" if isinstance(row["span"], list) else ""
        click.echo(printable(f"{row['source']:<{width}}  {row['basis']:5}  {row['path']}{span}"))
    held = sum(row["basis"] == "text" for row in rows)
    noted = sum(row["basis"] == "notes" for row in rows)
    bare = len(rows) - held - noted
    click.echo(
        f"{count(len(rows), 'source')}: {held} with their full text, {noted} with notes only, {bare} with neither."
    )
    for fault in corpus.faults:
        click.echo(printable(f"{fault.place}: {fault.slug}: {fault.message}"), err=True)


def _row(source: Source, corpus: Corpus) -> dict[str, object]:
    text, notes = corpus.full_text(source), corpus.notes.get(source.id)
    shown = text or (notes.text if notes else None)
    return {
        "source": source.id,
        "title": source.title,
        "basis": "text" if text else "notes" if notes else "none",
        "path": shown.path if shown else "",
        "sha256": source.sha256,
        "span": list(source.span) if source.span and text else None,
    }
