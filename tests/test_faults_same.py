"""The same bytes whatever the locale, the seed of hashing and the order in which a folder gives its files (row R10)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.command_line import FORMATS, environment
from tests.ledgers import FILES, write_ledger

REPORTS = ("html", "md", "json", "annotations", "claimreview")
LOCALES = {"tr_TR.UTF-8": ",", "kk_KZ.UTF-8": ",", "C": ".", "C.UTF-8": "."}
SOURCES = Path("/usr/share/i18n/locales")
_SPEAKS = (
    "import locale, sys; locale.setlocale(locale.LC_ALL, '');"
    "print(locale.localeconv()['decimal_point'], file=sys.stderr);"
    "from kzclaims.__main__ import main; main()"
)


def written(folder: Path, *, seed: str = "0", locale: str = "C", locales: Path | None = None) -> dict[str, bytes]:
    """Every format of `check` and of `report` on the ledger in `folder`, in a program that speaks the locale's language."""
    env = environment(PYTHONHASHSEED=seed, LC_ALL=locale, LANGUAGE=locale, LOCPATH=str(locales or ""))
    out = folder.parent / f"{folder.name}-out"
    for command, formats in (("check", FORMATS), ("report", REPORTS)):
        words = [word for form in formats for word in ("--output", f"{form}=../{out.name}/{command}.{form}")]
        done = subprocess.run(
            [sys.executable, "-c", _SPEAKS, command, *words], cwd=folder, env=env, capture_output=True, check=False
        )
        assert done.returncode == (1 if command == "check" else 0), done.stderr
        assert done.stderr.decode().split() == [LOCALES[locale]], done.stderr
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.mark.terminal
@pytest.mark.skipif(
    not shutil.which("localedef") or not (SOURCES / "tr_TR").exists() or not (SOURCES / "kk_KZ").exists(),
    reason="the locales tr_TR and kk_KZ can't be made here: there is no localedef with its sources",
)
def test_no_seed_and_no_locale_changes_a_byte(tmp_path: Path) -> None:
    """Turkish has another lower case of I, and both a comma where others have the point."""
    for name in ("tr_TR", "kk_KZ"):
        made = ["localedef", "--no-archive", "-i", name, "-f", "UTF-8", str(tmp_path / "locales" / f"{name}.UTF-8")]
        (tmp_path / "locales").mkdir(exist_ok=True)
        subprocess.run(made, check=True, capture_output=True)
    folder = write_ledger(tmp_path / "ledger", claims__vote__yaml=("value: 77%", "value: 79%")).parent
    runs = [
        written(folder, seed=seed, locale=locale, locales=tmp_path / "locales")
        for seed, locale in (("0", "C.UTF-8"), ("1", "tr_TR.UTF-8"), ("random", "kk_KZ.UTF-8"), ("random", "C"))
    ]
    assert len(runs[0]) == len(FORMATS) + len(REPORTS)
    for one, other in pairwise(runs):
        assert {name for name in one if one[name] != other[name]} == set()


def test_no_seed_and_no_order_of_files_changes_a_byte(tmp_path: Path) -> None:
    """The same files made in two orders: a folder on most disks gives them in another order then."""
    held = {**FILES, **{f"claims/topic-{n}.yaml": _topic(n) for n in range(20)}}
    held["claims/vote.yaml"] = held["claims/vote.yaml"].replace("value: 77%", "value: 79%")
    runs, listed = [], []
    for seed, names in (("0", sorted(held)), ("1", sorted(held, reverse=True))):
        folder = tmp_path / seed / "ledger"
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(held[name], "utf-8")
        runs.append(written(folder, seed=seed))
        listed.append([path.name for path in (folder / "claims").iterdir()])
    assert {name for name in runs[0] if runs[0][name] != runs[1][name]} == set()
    assert sorted(listed[0]) == sorted(listed[1])


def _topic(n: int) -> str:
    return (
        f"claims:\n  - id: seats-{n}\n    question: How many seats are there?\n    kind: seats\n    assertions:\n"
        "      - {source: gazette, value: 98, quote: 84 of the 98 seats}\n      - {source: bulletin, value: 97, quote: no}\n"
    )
