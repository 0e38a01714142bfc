"""The targets for atheris take their own seeds, and their oracle tells what is wrong from what is right."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kzclaims.finding import Fault
from kzclaims.quantity import read_quantities
from kzclaims.text import Location
from tests.fuzz import __main__ as command
from tests.fuzz import oracle

if TYPE_CHECKING:
    from pathlib import Path

EVERY = {"loader": 1, "reader": 8}


@pytest.mark.parametrize("name", command.TARGETS)
def test_a_target_takes_its_seeds(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    target = command.target(name)
    seeds = list(target.seeds())
    assert len(seeds) > 90
    for seed in [b"", b"\x00", *seeds[:: EVERY[name]]]:
        target.one_input(seed)
    assert len({word for word in target.words() if command.fits(word)}) > 200


@pytest.mark.parametrize("arguments", [[], ["loader"], ["nobody", "5"], ["loader", "5", "6"]])
def test_the_command_says_how_it_is_called(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["fuzz", *arguments])
    with pytest.raises(SystemExit, match="SECONDS"):
        command.main()


def test_one_input_is_taken_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crash-1").write_bytes(b"\x01claims: [*a]")
    monkeypatch.setattr(sys, "argv", ["fuzz", "loader", "crash-1"])
    command.main()
    monkeypatch.setattr(sys, "argv", ["fuzz", "loader", "crash-2"])
    with pytest.raises(FileNotFoundError):
        command.main()


FAULT = Fault("yaml-syntax", "so", Location("a.yaml", 2, 3))
WRONG = [
    replace(FAULT, slug="no-rule"),
    replace(FAULT, message=""),
    replace(FAULT, place=Location("")),
    replace(FAULT, place=Location("a.yaml", 4, 1)),
    replace(FAULT, place=Location("a.yaml", 2, 5)),
    replace(FAULT, place=Location("a.yaml", 2, 0)),
    replace(FAULT, source=Location("a.yaml", 9, 1)),
]


@pytest.mark.parametrize("fault", WRONG, ids=str)
def test_a_fault_without_a_place_is_wrong(fault: Fault, tmp_path: Path) -> None:
    contents = {"a.yaml": b"a: b\nabc\n"}
    oracle.told([FAULT, replace(FAULT, place=Location("a.yaml"))], tmp_path, contents)
    with pytest.raises(AssertionError):
        oracle.told([fault], tmp_path, contents)


def test_a_reading_that_is_not_what_stands_there_is_wrong() -> None:
    text = "more than 60%, then 7 seats"
    first, _ = read_quantities(text)
    oracle.whole(first, text)
    for wrong in (replace(first, written="60%"), replace(first, span=first.span.shifted(1))):
        with pytest.raises(AssertionError):
            oracle.whole(wrong, text)


def test_time_that_grows_faster_than_the_text_is_wrong() -> None:
    oracle.steady("7 seats, ", (), lambda text, _: len(text) / 1e3)
    with pytest.raises(AssertionError):
        oracle.steady("7 seats, ", (), lambda text, _: len(text) ** 2 / 1e7)
