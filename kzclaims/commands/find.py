"""`kzclaims find QUOTE`: where a quote stands in the corpus, or in any text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from kzclaims.cli import errand, ledger_options, max_size, tell_faults, tell_program
from kzclaims.errors import UsageFault
from kzclaims.given import bytes_given, encoding_option, text_given
from kzclaims.judge import find_quotes, prepare
from kzclaims.names import NO_NAMES
from kzclaims.quote import FAITHFUL, Match, Quote, State
from kzclaims.render.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.judge import Searchable
    from kzclaims.names import Names
    from kzclaims.text import Span, Text

SHOWN = 160
"""How many characters of a passage the plain form prints."""


@dataclass(frozen=True, slots=True)
class Place:
    """One text to look in: whose it is, which part of it, and by which fingerprint it is known."""

    source: str
    text: Text
    within: Span | None
    known: str
    searchable: Searchable


@click.command("find")
@click.argument("quote", required=False)
@click.option("--in", "file", metavar="FILE", help="Look in this text (- is standard input), not in the corpus.")
@click.option(
    "--quotes", metavar="FILE.jsonl", help='Look for many: {"id": ..., "quote": ...} a line; one result a line.'
)
@encoding_option("What the text of --in is encoded in; else UTF-8.")
@click.option("--prefix", default="", help="The words just before the quote.")
@click.option("--suffix", default="", help="The words just after it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@ledger_options
def command(
    quote: str | None,
    file: str | None,
    quotes: str | None,
    encoding: str,
    prefix: str,
    suffix: str,
    form: str,
    ledger: str | None,
    texts: tuple[str, ...],
) -> None:
    """Find a quote and say how faithfully it stands there."""
    if (quote is None) == (quotes is None):
        raise click.UsageError("Give one quote, or --quotes with a file of them.")
    if encoding and not file:
        raise click.UsageError("--encoding is for the text of --in; a source declares its own in the register.")
    names, places = _file_place(file, encoding) if file is not None else _corpus_places(ledger, texts)
    if quotes is not None:
        for name, wanted in _many(quotes):
            found = _found(wanted, places, names)
            tell_program(json_text({"id": name, "matches": [_record(*each) for each in found]}, indent=None))
        return
    found = _found(Quote(quote or "", prefix, suffix), places, names)
    if form == "json":
        tell_program(json_text({"version": 1, "matches": [_record(*each) for each in found]}, indent=None))
        return
    for place, match in found:
        click.echo(_plain(place, match))


def _file_place(file: str, encoding: str) -> tuple[Names, list[Place]]:
    text = text_given(file, bytes_given(file, max_size()), encoding)
    return NO_NAMES, [Place("", text, None, "", prepare(text.content))]


def _corpus_places(ledger: str | None, texts: tuple[str, ...]) -> tuple[Names, list[Place]]:
    """Every source's full text, or each fragment its notes quote."""
    from kzclaims.corpus import load_corpus  # noqa: PLC0415  (needs no ledger with --in)
    from kzclaims.ledger import load_ledger  # noqa: PLC0415

    asked = errand(ledger, texts)
    book = load_ledger(asked.ledger, asked.max_size)
    corpus = load_corpus(book, asked.folders)
    tell_faults((*book.faults, *corpus.faults))
    places: list[Place] = []
    for source in corpus.sources.values():
        text, notes = corpus.full_text(source), corpus.notes.get(source.id)
        if text is not None:
            places.append(Place(source.id, text, source.span, text.sha256, prepare(text.content)))
        elif notes is not None:
            whole = notes.text
            places.extend(
                Place(source.id, whole, span, "notes", prepare(fragment)) for span, fragment in notes.quoted()
            )
    if not places:
        raise UsageFault("There is no text to look in.", "Give --texts DIR, or write notes.")
    return book.names, places


def _found(quote: Quote, places: Sequence[Place], names: Names) -> list[tuple[Place, Match]]:
    """Every match of the best kind there is, best first; one `lost` where nothing is near."""
    found = [(place, match) for place in places for match in _matches(quote, place, names)]
    standing = [each for each in found if each[1].state is not State.LOST]
    if not standing:
        return found[:1]
    ranked = sorted(standing, key=lambda each: (each[1].state not in FAITHFUL, -each[1].score))
    faithful = [each for each in ranked if each[1].state in FAITHFUL]
    return faithful or ranked


def _matches(quote: Quote, place: Place, names: Names) -> Iterator[Match]:
    """The matches in one place, with spans in the file as a whole."""
    if place.known != "notes" or place.within is None:
        yield from find_quotes(quote, place.searchable, names=names, within=place.within)
        return
    for match in find_quotes(quote, place.searchable, names=names):
        yield match.shifted(place.within.start)


def _many(path: str) -> Iterator[tuple[str, Quote]]:
    """The quotes of a JSON Lines file; raises UsageFault with the line that can't be read."""
    for number, line in enumerate(
        text_given(path, bytes_given(path, max_size())).content.removeprefix("\ufeff").split("\n"), 1
    ):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield record["id"], Quote(record["quote"], record.get("prefix", ""), record.get("suffix", ""))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageFault(
                f"{path}:{number} can't be read.", 'Write {"id": ..., "quote": ...} on each line.'
            ) from error


def _record(place: Place, match: Match) -> dict[str, object]:
    """The JSON shape of a match; spans are code points of the file named by `path` and `text`."""
    return {
        "state": str(match.state),
        "score": round(match.score, 4),
        "spans": [list(span) for span in match.spans],
        "edits": [{"kind": e.kind, "quoted": e.quoted, "found": e.found} for e in match.edits],
        "reason": match.reason,
        "skipped": [{"span": list(s.span), "what": s.what} for s in match.skipped],
        "aliases": [list(pair) for pair in match.aliases],
        "source": place.source,
        "path": place.text.path,
        "text": place.known,
    }


def _plain(place: Place, match: Match) -> str:
    from kzclaims.printable import printable  # noqa: PLC0415  (the JSON form escapes by itself)

    if not match.spans:
        return f"{match.state}: {match.reason}"
    where = place.text.location(match.spans[0].start)
    passage = " … ".join(" ".join(place.text.content[s.start : s.end].split()) for s in match.spans)
    who = f" ({place.source})" if place.source else ""
    reason = f"\n  {match.reason}" if match.reason else ""
    return printable(f"{match.state} {match.score:.2f} at {where}{who}: “{passage[:SHOWN]}”{reason}")
