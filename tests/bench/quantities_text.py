"""Texts to time readers on: news at the density of news, one figure in some 350 characters, and lists that are all figures."""

from __future__ import annotations

from random import Random

from tests.quantity_cases import rows

PLAIN = """
The council met behind closed doors and said little afterwards about what had been agreed.
Members of the opposition asked for the minutes to be published, and were told to wait.
Nobody on the committee could say who had ordered the change or why the press was not told.
In the harbour the ferries kept running, though the crews had talked of a strike for weeks.
Teachers from the northern districts came by bus and stood in the rain outside the ministry.
The mayor, who had promised an answer by the end of the month, sent a deputy instead.
A spokesman for the railway called the report unfair and said the company would reply in court.
Farmers in the valley say the new rules leave them no choice but to sell their herds.
The museum will reopen when the roof has been mended and the paintings brought back.
Observers spoke of long queues, of lists that did not match, and of one box without a seal.
Her party had campaigned on clean water and cheap heating, and on little else.
The judge asked both sides to settle before the winter and adjourned the hearing.
""".strip().splitlines()
EVERY = 350  # characters to a figure: what nine news texts of 2020 to 2022 have on average


def news(length: int, seed: int = 2026) -> str:
    """An English text of about `length` characters, in paragraphs."""
    random, figures = Random(seed), [text for text, _ in _cases("en")]
    pieces: list[str] = []
    written = since = 0
    while written < length:
        since += len(sentence := random.choice(PLAIN))
        if since > EVERY:
            sentence, since = f"{sentence} {random.choice(figures)}.", 0
        pieces.append(sentence + ("\n\n" if random.random() < 0.2 else " "))
        written += len(pieces[-1])
    return "".join(pieces)


def dense(code: str, length: int) -> str:
    """The phrases of our tables in one language, one a paragraph, over and over."""
    once = "\n\n".join(text for text, _ in _cases(code))
    return (once * (length // len(once) + 1))[:length]


def _cases(code: str) -> list[tuple[str, str]]:
    return rows(f"quantities-{code}.yaml")
