"""Whatever stands in the files: a ledger that is whole, or coded findings with their places, through the whole of `check`."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzclaims.cli import cli
from kzclaims.decoding import FORBIDDEN
from kzclaims.document import read_document
from kzclaims.errors import UsageFault
from kzclaims.finding import Finding, Level
from kzclaims.rules import SLUGS
from kzclaims.schema import DATE, ID, POINTS, SHARE, At, Choice, Flag, ListOf, MapOf, Shape, Values, Words
from kzclaims.shapes import CLAIM, PART, REGISTER, ROOT
from kzclaims.text import Location
from kzclaims.values import read_offset, read_points, read_sha256, read_share
from tests.faults import cases
from tests.fuzz import oracle
from tests.ledgers import FILES, write_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.schema import Kind

LOG = "claims/decisions.jsonl"
BASELINE = "claims/baseline.json"


def checked(ledger: Path, *options: str) -> int:
    """The exit code of `check`; its findings have passed the oracle, and any other exception than a person's is raised."""
    words = ["check", "--no-cache", "--format", "json", "--ledger", str(ledger), *options]
    try:
        done = CliRunner().invoke(cli, words, catch_exceptions=False, standalone_mode=False)
    except UsageFault:
        return 2
    record = json.loads(done.stdout)
    oracle.told(map(finding, record["findings"]), ledger.parent)
    code: int = done.return_value
    return code


def finding(record: dict[str, Any]) -> Finding:
    place, source = record["place"], record["source"]
    return Finding(
        code=record["code"],
        slug=record["slug"],
        level=Level[record["level"].upper()],
        message=record["message"],
        place=Location(place["path"], place["line"], place["column"]),
        source=Location(source["path"], source["line"], source["column"]) if source else None,
    )


SEEDS = [content.encode() for content in FILES.values()] + [
    case.data for case in cases() if len(str(case.written)) < 2000
]
TOKENS = [
    b"\n", b"\n  ", b"- ", b": ", b"'", b'"', b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!x ", b"#", b"|\n", b">\n", b"? ", b"%", b"@",
    b"---\n", b"...\n", b"\t", b"\r\n", b"\\x1b", b"\\ud800", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xc0\xaf", "\u202e".encode(), "й".encode(),
    "\u200b".encode(), b"claims:", b"assertions:", b"quote:", b"value:", b"kind: share", b"kind: date", b"explained:", b"between:",
    b"identities:", b"says: a + b", b"tolerance: 1e9", b"include: '*'", b"file: ../x", b"file: /dev/stdin", b"9" * 50, b"# kzclaims: ignore[KZ3] --",
    b"encoding: utf-16", b"damaged: true", b"sha256: 0", b"span: [9, 1]", b"null", b"~", b"<<: *a", b"\xe2\x80\xa8",
]  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn, whole: bytes) -> bytes:
    """A whole file with a few pieces taken out, doubled, put elsewhere, or replaced by what is likely to hurt."""
    data = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        put = draw(
            st.one_of(st.sampled_from(TOKENS), st.binary(max_size=6), st.just(data[start:end] * 2), st.just(b""))
        )
        data = data[:start] + put + data[end:]
    return data


FAST = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("name", [*FILES, LOG, BASELINE])
@FAST
@given(data=st.binary(max_size=300))
def test_random_bytes_in_any_file_are_findings(tmp_path: Path, name: str, data: bytes) -> None:
    ledger = write_ledger(tmp_path)
    (tmp_path / name).write_bytes(data)
    assert checked(ledger, *(["--baseline"] if name == BASELINE else [])) in {0, 1, 2}


@pytest.mark.parametrize("name", list(FILES))
@FAST
@given(data=st.data())
def test_a_spoiled_file_is_findings(tmp_path: Path, name: str, data: st.DataObject) -> None:
    ledger = write_ledger(tmp_path)
    (tmp_path / name).write_bytes(data.draw(spoiled(FILES[name].encode())))
    assert checked(ledger) in {0, 1, 2}


@FAST
@given(st.lists(st.sampled_from([*SEEDS, *TOKENS]), min_size=1, max_size=6), st.sampled_from(list(FILES)))
def test_pieces_of_bad_input_put_together_are_findings(tmp_path: Path, pieces: list[bytes], name: str) -> None:
    ledger = write_ledger(tmp_path)
    (tmp_path / name).write_bytes(b"".join(pieces))
    assert checked(ledger) in {0, 1, 2}


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.sampled_from(SEEDS).flatmap(spoiled)))
def test_the_loader_gives_values_or_faults(data: bytes) -> None:
    node, faults = read_document(data, "x.yaml")
    at = At("", faults)
    for shape in (ROOT, PART, REGISTER):
        values = shape.read(node, at) if node else None
        assert values is None or isinstance(values, Values)
    assert all(fault.message and fault.slug in SLUGS for fault in faults)


def wording(least: int = 1) -> st.SearchStrategy[str]:
    """Any text a field can hold: not blank, nothing forbidden, nothing that a line end would be folded to."""
    characters = st.characters(codec="utf-8", exclude_characters="\r\ufeff")
    return st.text(characters, min_size=least, max_size=30).filter(
        lambda text: text.strip() and not FORBIDDEN.search(text)
    )


def of_words(kind: Words) -> st.SearchStrategy[Any]:
    known: dict[Any, st.SearchStrategy[str]] = {
        ID.check: st.from_regex(r"[a-z0-9][a-z0-9._-]{0,63}", fullmatch=True),
        DATE.check: st.dates().map(str) | st.integers(1000, 2999).map(str),
        read_points: st.decimals(0, 100, places=3).map(str),
        read_share: st.decimals(0, 1, places=3).map(str),
        read_sha256: st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
        read_offset: st.integers(0, 10**12 - 1).map(str),
    }
    return known.get(kind.check, wording() if kind.check is None else st.sampled_from(["utf-8", "koi8-r"]))


def of_kind(kind: Kind) -> st.SearchStrategy[Any]:
    """What a field of this kind can hold, as a person writes it."""
    match kind:
        case Words():
            return of_words(kind)
        case Choice():
            return st.sampled_from(kind.options)
        case Flag():
            return st.sampled_from(["true", "false"])
        case ListOf(pair=True):
            return st.lists(of_kind(kind.item), min_size=2, max_size=2, unique=True)
        case ListOf():
            return st.lists(of_kind(kind.item), max_size=3)
        case MapOf():
            return st.dictionaries(
                st.from_regex(r"[A-Za-z ]{1,12}", fullmatch=True).filter(str.strip), of_kind(kind.item), max_size=2
            )
        case Shape():
            needed = {each.name: of_kind(each.kind) for each in kind.fields if each.required}
            other = {each.name: of_kind(each.kind) for each in kind.fields if not each.required}
            return st.fixed_dictionaries(needed, optional=other)
    raise AssertionError(kind)


def as_read(kind: Kind, written: Any) -> Any:
    """What the loader must make of it: the very words, numbers as exact decimals, lists as tuples."""
    match kind:
        case Words() if kind in (POINTS, SHARE):
            return Decimal(written)
        case Words() if kind.check is read_offset:
            return int(written)
        case Flag():
            return written == "true"
        case ListOf():
            return tuple(as_read(kind.item, each) for each in written)
        case MapOf():
            return tuple((key, as_read(kind.item, each)) for key, each in written.items())
        case Shape():
            kinds = {each.name: each.kind for each in kind.fields}
            return {name: as_read(kinds[name], each) for name, each in written.items()}
    return written


def plain(value: Any) -> Any:
    """Values as dictionaries."""
    if isinstance(value, Values):
        return {name: plain(each) for name, each in value.values.items()}
    return tuple(map(plain, value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize("shape", [CLAIM, PART, ROOT, REGISTER], ids=lambda shape: shape.name)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data(), style=st.sampled_from([None, "'", '"', "|"]), flow=st.sampled_from([None, True, False]))
def test_what_is_written_is_read_back(shape: Shape, data: st.DataObject, style: str | None, flow: bool | None) -> None:  # noqa: FBT001
    written = data.draw(of_kind(shape))
    text = yaml.dump(written, default_style=style, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    node, faults = read_document(text.encode(), "x.yaml")
    assert node is not None
    values = shape.read(node, At("", faults))
    assert [fault for fault in faults if fault.slug not in {"hidden-characters", "mixed-scripts"}] == []
    assert plain(values) == as_read(shape, written)
