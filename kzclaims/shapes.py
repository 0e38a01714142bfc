"""The tables of fields of a ledger's files: what each record holds, required or not, with a word of help.

The parser, the faults and `kzclaims schema` all read these tables, so that they can't drift apart.
"""

from __future__ import annotations

from kzclaims.decoding import ENCODING_PATTERN, read_encoding
from kzclaims.schema import DATE, ID, POINTS, SHARE, WORDS, Choice, Field, Flag, ListOf, Shape, Spellings, Words
from kzclaims.values import OFFSET_SCHEMA, SHA256_SCHEMA, TEXT_SCHEMA, read_offset, read_sha256

KINDS = ("count", "share", "seats", "money", "duration", "date", "name", "yes-no")
SOURCE_KINDS = ("news", "interview", "opinion", "statement", "report", "dataset")

QUOTE = Shape(
    "quote",
    (
        Field("exact", WORDS, "The words quoted, at most a dozen around the figure.", required=True),
        Field("prefix", WORDS, "The words just before, where the same words stand in several places."),
        Field("suffix", WORDS, "The words just after, where the same words stand in several places."),
    ),
    lone="exact",
)

ASSERTION = Shape(
    "assertion",
    (
        Field("source", ID, "The id of a source in the register.", required=True, example="rferl-2022-01-29"),
        Field("id", ID, "Needed where one source asserts twice on a claim; else the source's id."),
        Field("speaker", WORDS, "Who says it: a person, an institution, or narrator."),
        Field("value", WORDS, "The value as written, hedge included.", required=True, example="more than 220"),
        Field("quote", QUOTE, "The words the value comes from.", required=True),
        Field("scope", WORDS, "Of which population, in which sense, where that matters."),
        Field("as_of", DATE, "The time the value holds for, where that can differ between sources."),
        Field("derived", WORDS, "How the value was got, where it is not in the quote as words."),
        Field("note", WORDS, "A remark for readers."),
    ),
)

EXPLANATION = Shape(
    "explanation",
    (
        Field("why", WORDS, "Why the difference is accepted.", required=True),
        Field("by", WORDS, "Who accepted it."),
        Field("between", ListOf(ID, pair=True), "The two assertions meant; without it, all of the claim."),
        Field("as", Choice(("different-scope",)), "A reviewer confirmed that the two measure different things."),
    ),
    lone="why",
)

CLAIM = Shape(
    "claim",
    (
        Field("id", ID, "The claim's name, unique in the ledger.", required=True, example="nur-otan-seats"),
        Field("question", WORDS, "One question with one answer.", required=True),
        Field("kind", Choice(KINDS), "What the answer is.", required=True, example="count"),
        Field("unit", WORDS, "What is counted or measured.", example="people"),
        Field("time", WORDS, "The time the question asks about.", example="2020"),
        Field("tags", ListOf(WORDS, lone=True), "Words to find the claim by."),
        Field("fixed", Flag(), "A number fixed by law, such as a threshold: it is never rounded."),
        Field("aliases", Flag(), "false: names compare as written (for: what is it called?)."),
        Field("tolerance", SHARE, "A gap above this is material; instead of the ledger's.", example="2%"),
        Field("note", WORDS, "A remark for readers of the report."),
        Field("assertions", ListOf(ASSERTION), "What each source says.", required=True),
        Field("explained", ListOf(EXPLANATION, lone=True), "Why a difference is accepted."),
    ),
)

IDENTITY = Shape(
    "identity",
    (
        Field("id", ID, "The identity's name, unique in the ledger.", required=True),
        Field("says", WORDS, "Arithmetic between claims.", required=True, example="yes-votes + no-votes = valid-votes"),
        Field("note", WORDS, "Why it must hold."),
    ),
)

SETTINGS = Shape(
    "settings",
    (
        Field("tolerance", SHARE, "A gap above this is material.", example="5%"),
        Field("points", POINTS, "For percentages: percentage points, where that is larger.", example="1"),
        Field("languages", ListOf(Choice(("en", "ru", "kk")), lone=True), "What values are written in."),
    ),
)

PART = Shape(
    "file of claims",
    (
        Field("claims", ListOf(CLAIM), "The claims of this file."),
        Field("identities", ListOf(IDENTITY), "Arithmetic that must hold between claims."),
    ),
)

ROOT = Shape(
    "ledger",
    (
        Field("title", WORDS, "What the ledger is about."),
        Field("settings", SETTINGS, "What holds for every claim."),
        Field("sources", WORDS, "The register of sources.", example="corpus/sources.yaml"),
        Field(
            "include", ListOf(WORDS, lone=True), "Files of claims; `*` stands for any name.", example=["claims/*.yaml"]
        ),
        Field("aliases", Spellings(ListOf(WORDS, lone=True)), "Spellings of one name, under the name shown."),
        *PART.fields,
    ),
)

FULL_TEXT = Shape(
    "text",
    (
        Field("sha256", Words(read_sha256, json=SHA256_SCHEMA), "The fingerprint of the file.", required=True),
        Field(
            "span",
            ListOf(Words(read_offset, json=OFFSET_SCHEMA), pair=True),
            "This piece in it: [start, end) in code points.",
            example=[0, 3253],
        ),
    ),
    lone="sha256",
)

SOURCE = Shape(
    "source",
    (
        Field("id", ID, "The source's name, unique in the register.", required=True),
        Field("title", WORDS, "The headline.", required=True),
        Field("publisher", WORDS, "Who published it.", required=True),
        Field("author", WORDS, "Who wrote it."),
        Field("date", DATE, "When it was published.", required=True),
        Field("date_basis", WORDS, "How the date is known."),
        Field("kind", Choice(SOURCE_KINDS), "What sort of piece it is.", required=True),
        Field("language", Choice(("en", "ru", "kk")), "What it is written in.", required=True),
        Field("origin", WORDS, "Who gathered the facts; sources of one origin are one witness."),
        Field("url", WORDS, "Where it can be read."),
        Field("notes", WORDS, "A reader's notes, beside the register."),
        Field("text", FULL_TEXT, "The full text's fingerprint, where it may not be published."),
        Field("file", WORDS, "The text itself, beside the register, where it may be published."),
        Field(
            "encoding",
            Words(read_encoding, slug="bad-choice", json={**TEXT_SCHEMA, "pattern": ENCODING_PATTERN}),
            "What the text is encoded in, where that is not UTF-8.",
            example="windows-1251",
        ),
        Field("damaged", Flag(), "true: what can't be decoded is read as U+FFFD, and counted."),
    ),
)

REGISTER = Shape("register of sources", (Field("sources", ListOf(SOURCE), "The sources.", required=True),))
