"""Many quotes found and many claims assessed side by side come to what each comes to alone, in the same order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.assess import assess
from kzclaims.corpus import load_corpus
from kzclaims.judge import find_each, find_quotes, prepare, search_for
from kzclaims.ledger import load_ledger
from kzclaims.quote import Quote
from kzclaims.shelf import Shelf
from tests.generated import generated_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.judge import Searchable

CASES = Path(__file__).parent / "cases"
CLAIMS = 70  # more than are taken at a time, and no multiple of that


def _table() -> Iterator[tuple[Quote, Searchable]]:
    for language in ("en", "ru", "kk"):
        loaded: dict[str, Any] = yaml.safe_load((CASES / f"quotes-{language}.yaml").read_text(encoding="utf-8"))
        texts = {name: prepare(text) for name, text in loaded["texts"].items()}
        for case in loaded["cases"]:
            yield Quote(case["quote"], case.get("prefix", ""), case.get("suffix", "")), texts[case["text"]]


ASKED = [*_table(), *((Quote("…"), text) for _, text in list(_table())[:1])]


@given(st.lists(st.sampled_from(ASKED), max_size=12))
def test_quotes_found_side_by_side(asked: list[tuple[Quote, Searchable]]) -> None:
    """Every row of the tables of quotes, and one without letters, in any company."""
    found = find_each([search_for(quote, text) for quote, text in asked])
    assert found == [find_quotes(quote, text) for quote, text in asked]


def test_every_row_at_once() -> None:
    """The whole tables."""
    found = find_each([search_for(quote, text) for quote, text in ASKED])
    assert found == [find_quotes(quote, text) for quote, text in ASKED]
    assert len({match.state for matches in found for match in matches}) > 5


def test_claims_assessed_side_by_side(tmp_path: Path) -> None:
    """Claims with altered quotes, without a quote, of unknown sources and without assertions among the others."""
    ledger = load_ledger(generated_ledger(tmp_path, CLAIMS, 8))
    corpus = load_corpus(ledger, ())
    claims = list(ledger.claims)
    for n in range(0, CLAIMS, 9):
        first, second, third, *rest = claims[n].assertions
        assert first.quote
        odd = (
            replace(first, quote=Quote(first.quote.exact.replace("district", "precinct"))),
            replace(second, quote=None),
            replace(third, source="nobody"),
        )
        claims[n] = replace(claims[n], assertions=(*odd, *rest))
    claims[40] = replace(claims[40], assertions=())
    ledger = replace(ledger, claims=tuple(claims))
    together = list(assess(ledger, corpus, {}, Shelf()))
    alone = [next(assess(replace(ledger, claims=(claim,)), corpus, {}, Shelf())) for claim in claims]
    assert together == alone
    assert [each.claim.id for each in together] == [claim.id for claim in claims]
    assert [len(each.evidence) for each in together[38:41]] == [8, 8, 0]
    assert {len(each.evidence) for each in together[::9]} == {7}
