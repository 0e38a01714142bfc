"""What a terminal sends, byte by byte, to the real program: esc, sequences that come in parts, bytes that are no text."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.bench.terminal import Held
from tests.test_review_terminal import real_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.terminal


class Typed(Held):
    """The real review on a pseudo-terminal, and what is on its screen once it says so."""

    def __init__(self, folder: Path) -> None:
        super().__init__((sys.executable, "-m", "kzclaims", "review", "--who", "ann"), folder, (80, 24))
        self.shows("4 claims")

    def send(self, data: bytes) -> None:
        os.write(self._held, data)

    def shows(self, *words: str) -> str:
        return self._wait(lambda text: all(word in text for word in words))

    def shows_no(self, *words: str) -> str:
        return self._wait(lambda text: not any(word in text for word in words))

    def _wait(self, seen: Callable[[str], bool]) -> str:
        deadline = time.monotonic() + 15
        while not seen(text := self.text()):
            assert time.monotonic() < deadline, text
            self.take(0.05)
        return text

    def code(self) -> int:
        deadline = time.monotonic() + 15
        while self._process.poll() is None and time.monotonic() < deadline:
            self.take(0.05)
        code = self._process.poll()
        assert code is not None
        return code


@pytest.fixture
def typed(tmp_path: Path) -> Iterator[Typed]:
    real_ledger(tmp_path)
    held = Typed(tmp_path)
    yield held
    held.end()


def test_esc_is_a_key_and_the_beginning_of_keys(typed: Typed) -> None:
    typed.send(b"?")
    typed.shows("take back your last step")
    typed.send(b"\x1b")
    typed.shows_no("take back your last step")
    typed.send(b"\x1b[B")
    typed.shows("2 of 4")
    for part in (b"\x1b", b"[", b"A"):  # in parts, as a slow line brings them
        typed.send(part)
    typed.shows("1 of 4")
    typed.send(b"?\x1bj")
    typed.shows_no("take back your last step")


def test_bytes_that_are_no_text_do_not_end_it(typed: Typed) -> None:
    typed.send(b"c")
    typed.shows("note:")
    typed.send(b"a\xff\xfeb \xd0")
    typed.send(b"\xb6\r")
    typed.shows("noted: claim-")
    typed.send(b"h")
    typed.shows("a\ufffd\ufffdb ж")


def test_what_is_pasted_is_one_line_of_words(typed: Typed) -> None:
    typed.send(b"c")
    typed.shows("note:")
    typed.send(b"\x1b[200~one\ntwo\x1b[201~")
    typed.shows("one two")
    typed.send(b"\r")
    typed.shows("noted: claim-")


def test_where_the_terminal_is_gone_it_ends_and_has_saved(typed: Typed, tmp_path: Path) -> None:
    typed.send(b"a")
    typed.shows("decided 1 of 4")
    os.close(typed._held)
    deadline = time.monotonic() + 15
    while typed._process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert typed._process.returncode == 129
    assert '"accept"' in (tmp_path / "claims" / "decisions.jsonl").read_text(encoding="utf-8")
    typed._held = os.open(os.devnull, os.O_RDWR)


def test_a_terminal_without_utf_8_shows_what_it_can_in_its_place(tmp_path: Path) -> None:
    real_ledger(tmp_path)
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [
        "env",
        *(f"{name}={value}" for name, value in environment.items()),
        sys.executable,
        "-m",
        "kzclaims",
        "review",
    ]
    held = Held(command, tmp_path, (80, 24))
    held.until(lambda text: "4 claims" in text)
    rows = held.text().splitlines()
    held.end()
    assert any("this terminal knows no UTF-8" in row for row in rows)
    assert all(row.isascii() for row in rows)
    assert any(":smile: ??????" in row for row in rows)  # three characters of two cells each
    assert not any("\\u" in row for row in rows)
