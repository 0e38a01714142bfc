"""The two ledgers that `init` writes: one to start from, and one of our own making that shows what there is to find."""

from __future__ import annotations

_REGISTER = """\
# yaml-language-server: $schema=../.schemas/sources.json
# Every source you draw on. A text that may be published stands beside this file, under `file`. One that may not goes
# into corpus/texts/, which git ignores: name its SHA-256 under `text` (`kzclaims texts` prints it) and keep reading
# notes under `notes`.
"""

START = {
    "claims.yaml": """\
# yaml-language-server: $schema=.schemas/ledger.json
title: A new ledger
settings:
  tolerance: 5%  # a gap above this is material
sources: corpus/sources.yaml
# include: [claims/*.yaml]  # once there are too many claims for one file

claims:
  - id: example-visitors
    question: How many people visited the example library in 2024?
    kind: count  # count share seats money duration date name yes-no
    unit: people
    assertions:
      - source: example-report
        value: more than 1,200
        quote: more than 1,200 people visited the library
""",
    "corpus/sources.yaml": _REGISTER
    + """\
sources:
  - id: example-report
    title: The year in the library
    publisher: The Example Library
    date: 2025-01-15
    kind: report
    language: en
    file: example-report.txt
""",
    "corpus/example-report.txt": """\
The year in the library

In 2024 more than 1,200 people visited the library, and 310 of them came for the first time.
""",
}

DEMO = {
    "claims.yaml": """\
# yaml-language-server: $schema=.schemas/ledger.json
title: The harbour vote (a demonstration)
settings:
  tolerance: 5%
sources: corpus/sources.yaml

claims:
  # An agreement: the radio rounds what the paper prints.
  - id: turnout
    question: What share of the electorate voted?
    kind: share
    unit: percent
    assertions:
      - source: harbour-gazette
        value: 77.1%
        quote: turnout was 77.1% of the electorate
      - source: coast-radio
        value: 77%
        quote: turnout reached 77%

  # A contradiction: not both can be true, and nobody has said why.
  - id: reform-seats
    question: How many seats did the Reform List win?
    kind: seats
    assertions:
      - source: harbour-gazette
        value: 84
        quote: the Reform List won 84 of the 98 seats
      - source: coast-radio
        value: 86
        quote: giving the Reform List 86 seats

  # An altered quote: the paper does not say "more than", it says "nearly".
  - id: marchers
    question: How many people marched on the eve of the vote?
    kind: count
    unit: people
    assertions:
      - source: harbour-gazette
        value: more than 6,000
        quote: more than 6,000 people marched through the port
""",
    "corpus/sources.yaml": _REGISTER
    + """\
sources:
  - id: harbour-gazette
    title: Reform List takes the harbour
    publisher: Harbour Gazette
    date: 2024-05-07
    kind: news
    language: en
    file: harbour-gazette.txt
  - id: coast-radio
    title: The morning after
    publisher: Coast Radio
    date: 2024-05-07
    kind: news
    language: en
    file: coast-radio.txt
""",
    "corpus/harbour-gazette.txt": """\
Reform List takes the harbour

The returning officer announced on Tuesday that turnout was 77.1% of the electorate and that
the Reform List won 84 of the 98 seats. On the eve of the vote nearly 6,000 people marched
through the port.
""",
    "corpus/coast-radio.txt": """\
The morning after

Good morning from the coast. In yesterday's vote turnout reached 77%, the highest in years,
giving the Reform List 86 seats in the new council.
""",
}
