"""`kzclaims drift OLD NEW`: what became of a source's quotes when its text changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import click

from kzclaims.cli import errand, ledger_options, tell_faults, tell_program
from kzclaims.counts import count
from kzclaims.errors import UsageFault
from kzclaims.given import bytes_given, encoding_option, text_given
from kzclaims.printable import printable
from kzclaims.render.json_text import json_text

if TYPE_CHECKING:
    from kzclaims.claim import Source
    from kzclaims.corpus import Corpus
    from kzclaims.drift import Drift


@click.command("drift")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--source", "named", metavar="ID", help="Whose text it is; else known by the fingerprint of OLD.")
@encoding_option("What both texts are encoded in; else what the source declares, or UTF-8.")
@encoding_option("What NEW is encoded in, where that is another encoding.", "--new-encoding")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@ledger_options
def command(
    *,
    old: str,
    new: str,
    named: str | None,
    encoding: str,
    new_encoding: str,
    form: str,
    ledger: str | None,
    texts: tuple[str, ...],
) -> None:
    """Look for every quote of a source in its OLD text and in its NEW one: kept, moved, altered or lost.

    Exits with 1 where a quote is neither kept nor moved.
    """
    from kzclaims.corpus import load_corpus  # noqa: PLC0415  (help needs none of it)
    from kzclaims.drift import SETTLED, counted, drifts  # noqa: PLC0415
    from kzclaims.ledger import load_ledger  # noqa: PLC0415

    asked = errand(ledger, texts)
    book = load_ledger(asked.ledger, asked.max_size)
    before, after = bytes_given(old, asked.max_size), bytes_given(new, asked.max_size)
    corpus = load_corpus(book, asked.folders)
    sources = _sources(corpus, named, old, before)
    encoding = encoding or sources[0].encoding
    texts_given = text_given(old, before, encoding), text_given(new, after, new_encoding or encoding)
    found = tuple(drifts(book, sources, *texts_given))
    if not found:
        raise UsageFault("The ledger quotes nothing from this source.", "Name another with --source.")
    tell_faults((*book.faults, *corpus.faults))
    if form == "json":
        tell_program(json_text({"version": 1, "quotes": [_record(each) for each in found]}))
    else:
        for each in sorted(found, key=lambda d: d.fate in SETTLED):
            click.echo(printable(_plain(each)))
        click.echo(f"{count(len(found), 'quote')}: {counted([each.fate for each in found])}")
    if any(each.fate not in SETTLED for each in found):
        raise click.exceptions.Exit(1)


def _sources(corpus: Corpus, named: str | None, path: str, old: bytes) -> list[Source]:
    """The source named, or every source the register knows the old text for; raises UsageFault where there is none."""
    from kzclaims.schema import did_you_mean  # noqa: PLC0415

    if named is not None:
        if named not in corpus.sources:
            raise UsageFault(f"There is no source {named!r}.", did_you_mean(named, corpus.sources))
        return [corpus.sources[named]]
    fingerprint = hashlib.sha256(old).hexdigest()
    known = [source for source in corpus.sources.values() if source.sha256 == fingerprint]
    if not known:
        raise UsageFault(f"No source is registered with the fingerprint of {path}.", "Name one with --source ID.")
    return known


def _record(each: Drift) -> dict[str, object]:
    return {
        "source": each.source.id,
        "claims": list(each.claims),
        "quote": each.quote.exact,
        "fate": each.fate,
        "reason": each.new.reason,
        "old": {"state": each.old.state, "spans": [list(span) for span in each.old.spans]},
        "new": {"state": each.new.state, "spans": [list(span) for span in each.new.spans]},
    }


def _plain(each: Drift) -> str:
    from kzclaims.drift import SETTLED  # noqa: PLC0415

    there = f"{each.old_at or 'nowhere'} → {each.new_at or 'nowhere'}"
    said = "" if each.fate in SETTLED else f"\n  {each.new.reason}"
    return f"{each.fate}: “{each.quote.exact}” ({each.source.id}: {', '.join(each.claims)})\n  {there}{said}"
