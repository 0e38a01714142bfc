"""Ledgers of any size, made by rule and the same every time: what benchmarks and the browser are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = [
    "voters",
    "candidates",
    "turnout",
    "seats",
    "marchers",
    "delegates",
    "observers",
    "stations",
    "ballots",
    "members",
    "complaints",
    "rallies",
]
_TOWNS = ["Almaty", "Astana", "Aktau", "Atyrau", "Karaganda", "Kostanay", "Oskemen", "Pavlodar", "Shymkent", "Taraz"]
_SOURCES, _TOPICS = 20, 10
_HEDGES = ("", "", "", "over ", "about ", "more than ", "")
_PHRASES = (
    "{figure} {word} in district {n} of {town}",
    "in {town}'s district {n}, {figure} {word} by the latest count",
    "{figure} {word} on the lists of district {n} alone",
    "all of {figure} {word} registered, which is what district {n} near {town} had told us",
    "{figure} {word} across district {n}",
    "for district {n} as a whole {figure} {word}, no more and no less than a year before",
    "{figure} local {word} who came to {town} from district {n} in March",
    "some quarrels, yet {figure} {word} were counted in district {n}",
)
_BETWEEN = "  \n" * 3 + "     "
"""What stands between the words of a text: now and then the end of a line, so that quotes are not all to the letter."""


def generated_ledger(folder: Path, claims: int, assertions: int = 0) -> Path:
    """Write a ledger of `claims` claims over twenty sources with their full texts.

    Each claim has two or three assertions, a fifth of which disagree; or as many as `assertions` says (at most twenty),
    most of which agree, round one another or are hedged, in sentences broken into lines.
    """
    said: list[list[str]] = [[] for _ in range(_SOURCES)]
    topics: list[list[str]] = [[] for _ in range(_TOPICS)]
    for n in range(claims):
        topics[n % _TOPICS].append(_wide_claim(n, said, assertions) if assertions else _claim(n, said))
    (folder / "claims").mkdir(parents=True)
    (folder / "corpus").mkdir()
    for n, held in enumerate(topics):
        (folder / "claims" / f"topic-{n}.yaml").write_text("claims:\n" + "".join(held) if held else "claims: []\n")
    for n, held in enumerate(said):
        (folder / "corpus" / f"s{n}.txt").write_text("\n\n".join(held) + "\n")
    register = "".join(
        f"  - {{id: s{n}, title: The piece {n}, publisher: Paper {n % 7}, date: 2021-0{n % 9 + 1}-11, kind: news, language: en, "
        f"origin: o{n % 13}, file: s{n}.txt}}\n"
        for n in range(_SOURCES)
    )
    (folder / "corpus" / "sources.yaml").write_text(f"sources:\n{register}")
    ledger = folder / "claims.yaml"
    ledger.write_text("title: A generated ledger\nsources: corpus/sources.yaml\ninclude: [claims/*.yaml]\n")
    return ledger


def _claim(n: int, said: list[list[str]]) -> str:
    """One claim as YAML; its sentences go into the texts."""
    word, town = _WORDS[n % len(_WORDS)], _TOWNS[n // 3 % len(_TOWNS)]
    base = 1000 + n * 7919 % 900_000
    held = []
    for k in range(2 + n % 2):
        source = (n * 3 + k * 5) % _SOURCES
        figure = f"{_HEDGES[(n + k) % len(_HEDGES)]}{base + (n % 5 == 0) * k * base // 8:,}"
        quote = f"{figure} {word} in district {n} of {town}"
        said[source].append(f"On the day there were {quote}, officials said, and the count went on until morning.")
        held.append(f'      - {{source: s{source}, value: "{figure}", as_of: 20{19 + k}, quote: "{quote}"}}\n'
                    if n % 11 == 0 else f'      - {{source: s{source}, value: "{figure}", quote: "{quote}"}}\n')  # fmt: skip
    head = f"  - id: c{n}\n    question: How many {word} were there in district {n} of {town}?\n    kind: count\n    unit: {word}\n"
    return f"{head}    assertions:\n{''.join(held)}"


def _wide_claim(n: int, said: list[list[str]], assertions: int) -> str:
    """One claim that many sources speak to: the same figure, hedged and rounded now and then, seldom another one."""
    word, town = _WORDS[n % len(_WORDS)], _TOWNS[n // 3 % len(_TOWNS)]
    base = 1000 + n * 7919 % 900_000
    held = []
    for k in range(assertions):
        source = (n * 3 + k) % _SOURCES
        odd = (n + 5 * k) % 16
        number = base // 10 * 10 if odd in {3, 4} else base * 9 // 8 if odd == 11 and n % 4 == 0 else base
        figure = f"{'over ' if odd == 3 else 'about ' if odd == 4 else ''}{number:,}"
        quote = _PHRASES[k % len(_PHRASES)].format(figure=figure, word=word, n=n, town=town)
        sentence = f"At {9 + k} o'clock there were {quote}, said officer {n * 17 % 83} of the commission, and went on."
        between = _BETWEEN[n % 5 :]
        words = sentence.split(" ")
        said[source].append("".join(f"{w}{between[i % len(between)]}" for i, w in enumerate(words)).rstrip())
        held.append(f'      - {{source: s{source}, value: "{figure}", quote: "{quote}"}}\n')
    head = f"  - id: c{n}\n    question: How many {word} were there in district {n} of {town}?\n    kind: count\n    unit: {word}\n"
    return f"{head}    assertions:\n{''.join(held)}"
