"""`kzclaims mutate`: how often an altered quote passes in silence, measured on this ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzclaims.cli import errand, ledger_options, tell_faults, tell_program
from kzclaims.counts import count
from kzclaims.errors import UsageFault
from kzclaims.printable import printable
from kzclaims.render.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.mutate import Planted, Tally


@click.command("mutate")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@ledger_options
def command(form: str, ledger: str | None, texts: tuple[str, ...]) -> None:
    """Plant every kind of alteration into the ledger's own quotes, and say which are caught.

    Nothing is written. Each quote that stands faithfully in its text, or in the notes, is altered in one way at a time
    and looked for again; what is then still found exact or folded has passed in silence.
    """
    from kzclaims.corpus import load_corpus  # noqa: PLC0415  (help needs none of it)
    from kzclaims.ledger import load_ledger  # noqa: PLC0415
    from kzclaims.mutate import plant, tallies  # noqa: PLC0415

    asked = errand(ledger, texts)
    book = load_ledger(asked.ledger, asked.max_size)
    corpus = load_corpus(book, asked.folders)
    found = tuple(plant(book, corpus))
    if not found:
        raise UsageFault("There is no quote to alter.", "`kzclaims check` says what is wrong with the ledger.")
    tell_faults((*book.faults, *corpus.faults))
    rows = tallies(found)
    if form == "json":
        tell_program(json_text(_record(found, rows)))
        return
    for line in _lines(found, rows):
        click.echo(printable(line))


def _record(found: Sequence[Planted], rows: Sequence[Tally]) -> dict[str, object]:
    """The JSON shape: rates are shares from 0 to 1."""
    passed = [each for row in rows for each in row.passed]
    return {
        "version": 1,
        "quotes": len({(each.source, each.quote) for each in found}),
        "planted": len(found),
        "passed": len(passed),
        "false_clean": round(len(passed) / len(found), 6),
        "kinds": [
            {"kind": r.kind, "planted": r.planted, "passed": len(r.passed), "caught": round(r.caught, 6)} for r in rows
        ],
        "in_silence": [
            {
                "kind": p.kind,
                "claim": p.claim,
                "source": p.source,
                "quote": p.quote,
                "altered": p.altered,
                "state": p.state,
            }
            for p in passed
        ],
    }


def _lines(found: Sequence[Planted], rows: Sequence[Tally]) -> Iterator[str]:
    quotes = len({(each.source, each.quote) for each in found})
    sources = len({each.source for each in found})
    passed = [each for row in rows for each in row.passed]
    width = max(len(row.kind) for row in rows)
    planted, of = count(len(found), "alteration"), count(quotes, "quote")
    yield f"{planted} of {of} from {count(sources, 'source')}"
    yield f"{'kind':{width}}  planted  caught   share"
    for row in rows:
        yield f"{row.kind:{width}}  {row.planted:7,}  {row.planted - len(row.passed):6,}  {row.caught:6.1%}"
    for each in passed:
        yield f"passed in silence: {each.kind}: “{each.altered}” for “{each.quote}” ({each.claim}, {each.source})"
    yield f"False-clean rate: {len(passed) / len(found):.2%} ({len(passed):,} of {len(found):,} passed in silence)"
