"""One table of fields: what each kind of field accepts, and what is said of the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from kzclaims.document import read_document
from kzclaims.finding import MOST_FAULTS
from kzclaims.schema import At
from kzclaims.shapes import CLAIM, PART, QUOTE, REGISTER, ROOT, SETTINGS, SOURCE

if TYPE_CHECKING:
    from kzclaims.finding import Fault

CLAIM_TEXT = "id: a\nquestion: How many?\nkind: count\nassertions: [{source: s, value: 7, quote: seven seats here}]\n"
SOURCE_TEXT = "id: s\ntitle: T\npublisher: P\ndate: 2020\nkind: news\nlanguage: en\n"


def read(shape: Any, text: str) -> tuple[Any, list[Fault]]:
    node, faults = read_document(text.encode(), "x.yaml")
    assert not faults
    assert node is not None
    at = At("", [])
    return shape.read(node, at), at.faults


FAULTY = [
    ("misspelt field", CLAIM, CLAIM_TEXT + "asertions: []\n", "unknown-field", 5, "did you mean 'assertions'?"),
    ("unknown field", CLAIM, CLAIM_TEXT + "zzz: 1\n", "unknown-field", 5, "a claim has the fields"),
    ("no question", CLAIM, CLAIM_TEXT.replace("question: How many?\n", ""), "missing-field", 1, "question"),
    ("nothing written", CLAIM, CLAIM_TEXT.replace("How many?", ""), "missing-field", 2, "write the value"),
    ("a list for a text", CLAIM, CLAIM_TEXT.replace("How many?", "[a]"), "wrong-type", 2, ""),
    ("a text for a list", PART, "claims: none\n", "wrong-type", 1, ""),
    ("a list for a record", QUOTE, "[a, b]\n", "wrong-type", 1, ""),
    ("bad kind", CLAIM, CLAIM_TEXT.replace("kind: count", "kind: counts"), "bad-choice", 3, "did you mean 'count'?"),
    ("bad id", CLAIM, CLAIM_TEXT.replace("id: a", "id: ../../x"), "bad-value", 1, "lower-case"),
    ("id too long", CLAIM, CLAIM_TEXT.replace("id: a", f"id: {'a' * 65}"), "bad-value", 1, "64"),
    ("yes is no flag", CLAIM, CLAIM_TEXT + "fixed: yes\n", "wrong-type", 5, ""),
    ("month 13", SOURCE, SOURCE_TEXT.replace("2020", "2020-13"), "bad-date", 4, "month"),
    ("30 February", SOURCE, SOURCE_TEXT.replace("2020", "2020-02-30"), "bad-date", 4, "day"),
    ("American date", SOURCE, SOURCE_TEXT.replace("2020", "3/4/2020"), "bad-date", 4, "YYYY"),
    ("not finite", SETTINGS, "points: .inf\n", "bad-value", 1, "digits"),
    ("huge", SETTINGS, f"points: {'9' * 5000}\n", "bad-value", 1, "digits"),
    ("exponent", SETTINGS, "points: 1e400\n", "bad-value", 1, "digits"),
    ("a share above all", SETTINGS, "tolerance: 500%\n", "bad-value", 1, "share"),
    ("no fingerprint", SOURCE, SOURCE_TEXT + "text: abc\n", "bad-value", 7, "64"),
    ("negative span", SOURCE, SOURCE_TEXT + f"text: {{sha256: {'a' * 64}, span: [-1, 4]}}\n", "bad-value", 7, "code points"),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "text", "slug", "line", "hint"), [r[1:] for r in FAULTY], ids=[r[0] for r in FAULTY])
def test_a_faulty_field_is_named_with_its_line(shape: Any, text: str, slug: str, line: int, hint: str) -> None:
    _, faults = read(shape, text)
    assert [(f.slug, f.place.line) for f in faults] == [(slug, line)]
    assert hint in faults[0].hint


def test_faults_past_the_first_thousand_are_one() -> None:
    _, faults = read(PART, "claims:\n" + "  - {zzz: 1}\n" * 1500)
    assert len(faults) == MOST_FAULTS + 1
    assert "more than 1,000 faults" in faults[-1].message


@pytest.mark.parametrize("field", ["question: *x", "assertions: *x", "tags: [*x]", "fixed: *x", "explained: *x"])
def test_what_the_document_refused_is_told_once(field: str) -> None:
    name = field.partition(":")[0]
    lines = [line for line in CLAIM_TEXT.splitlines(keepends=True) if not line.startswith(name)]
    node, faults = read_document(f"{''.join(lines)}{field}\n".encode(), "x.yaml")
    assert node is not None
    CLAIM.read(node, At("", faults))
    assert [f.slug for f in faults] == ["unsafe-yaml"]


def test_a_good_record_keeps_its_words_and_places() -> None:
    values, faults = read(CLAIM, CLAIM_TEXT + "tolerance: 2%\nfixed: true\ntags: primaries\n")
    assert not faults
    assert values.get("tolerance") == Decimal("0.02")
    assert values.get("fixed") is True
    assert values.get("tags") == ("primaries",)
    assert values.get("assertions")[0].get("quote").get("exact") == "seven seats here"
    assert str(values.places["kind"]) == "x.yaml:3:7"


GOOD = [(CLAIM, CLAIM_TEXT), (SOURCE, SOURCE_TEXT), (ROOT, "title: T\naliases: {A: [B, C]}\ninclude: claims/*.yaml\n")]


@pytest.mark.parametrize(("shape", "text"), GOOD)
def test_the_json_schema_accepts_what_the_parser_accepts(shape: Any, text: str) -> None:
    assert read(shape, text)[1] == []
    jsonschema.Draft7Validator(shape.schema()).validate(yaml.safe_load(text))


@pytest.mark.parametrize("shape", [ROOT, PART, REGISTER])
def test_the_json_schema_is_one(shape: Any) -> None:
    jsonschema.Draft7Validator.check_schema(shape.schema())
