"""Every way a YAML file can be wrong, and what is said of it (rows Y of the list of faults)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.document import Entries, Items, Node, Refused, Scalar, read_document
from kzclaims.finding import MOST_FAULTS


def plain(node: Node | None) -> object:
    """The tree as Python values, for comparison."""
    if node is None or isinstance(node, (Scalar, Refused)):
        return node.value if isinstance(node, Scalar) else None
    if isinstance(node, Items):
        return [plain(each) for each in node.items]
    return {key: plain(value) for key, _, value in node.entries}


SLUGS = {"yaml-syntax", "duplicate-key", "encoding", "unsafe-yaml", "hidden-characters", "mixed-scripts"}
STAYS_TEXT = [
    "82.20", "no", "NO", "on", "yes", "y", "off", "12:30", "190:20:30", "0777", "0o777", "1_000", "1.10", "2019", "2019-03-01",
    ".nan", "-.inf", "1e400", "null", "~", "true", "9" * 5000, "+7", "0x1F", "=", "1.0e+400", "82,2", "более 600 тысяч", "он жеті",
]  # fmt: skip


@pytest.mark.parametrize("written", STAYS_TEXT)
def test_a_scalar_stays_the_text_it_is(written: str) -> None:
    node, faults = read_document(f"value: {written}\n".encode(), "x.yaml")
    assert (plain(node), faults) == ({"value": written}, [])


FAULTY: list[tuple[str, bytes, str, int, str]] = [
    ("bomb", b"a: &a [x]\nb: [*a, *a]\n", "unsafe-yaml", 1, "anchors"),
    ("self", b"a: &a [*a]\n", "unsafe-yaml", 1, "anchors"),
    ("merge key", b"a: {b: 1}\nc:\n  <<: *a\n", "unsafe-yaml", 3, "anchors"),
    ("twice", b"a: 1\nb: 2\na: 3\n", "duplicate-key", 3, "line 1"),
    ("twice, quoted", b'1: x\n"1": y\n', "duplicate-key", 2, "line 1"),
    ("twice, decomposed", "й: 1\nй: 2\n".encode(), "duplicate-key", 2, "line 1"),
    ("twice, zero width", "a: 1\na\u200b: 2\n".encode(), "duplicate-key", 2, "line 1"),
    ("object", b"a: !!python/object/apply:os.getpid []\n", "unsafe-yaml", 1, "tag"),
    ("own tag", b"a: !foo x\n", "unsafe-yaml", 1, "tag"),
    ("binary", b"a: !!binary aGk=\n", "unsafe-yaml", 1, "tag"),
    ("set", b"a: !!set {x}\n", "unsafe-yaml", 1, "tag"),
    ("deep list", b"[" * 3000, "unsafe-yaml", 1, "deep"),
    ("very deep list", b"[" * 1_000_000, "unsafe-yaml", 1, "deep"),
    ("deep map", b"".join(b" " * i + b"a:\n" for i in range(1200)), "unsafe-yaml", 25, "deep"),
    ("tab", b"a:\n\tb: 1\n", "yaml-syntax", 2, "tab at 2:1"),
    ("mark in the middle", "a: x\ufeffy\n".encode(), "encoding", 1, "U+FEFF"),
    ("utf-16", "a: б\n".encode("utf-16"), "encoding", 0, "UTF-16"),
    ("utf-16 without mark", "claims: b\n".encode("utf-16-le"), "encoding", 0, "UTF-16"),
    ("utf-32", "a: б\n".encode("utf-32"), "encoding", 0, "UTF-32"),
    ("stray byte", b"a: b\nc: \xff\n", "encoding", 2, "not UTF-8"),
    ("overlong", b"a: \xc0\xaf\n", "encoding", 1, "not UTF-8"),
    ("surrogates", b"a: \xed\xa0\x80\n", "encoding", 1, "not UTF-8"),
    ("cut tail", "a: б".encode()[:-1], "encoding", 1, "not UTF-8"),
    ("escape", b'a: "\\x1b[31m"\n', "encoding", 1, "U+001B"),
    ("NUL escape", b'a: "\\0"\n', "encoding", 1, "U+0000"),
    ("raw control", b"a: \x1b[31m\n", "encoding", 1, "U+001B"),
    ("C1", b'a: "\\x85"\n', "encoding", 1, "U+0085"),
    ("bidi", "a: \u202egpj.exe\n".encode(), "encoding", 1, "U+202E"),
    ("isolate", "a: \u2066x\n".encode(), "encoding", 1, "U+2066"),
    ("two documents", b"a: 1\n---\nb: 2\n", "yaml-syntax", 2, "second document"),
    ("conflict", b"a: 1\n<<<<<<< ours\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", "yaml-syntax", 2, "merge conflict"),
    ("unclosed", b'a: "b\n', "yaml-syntax", 1, "never closed"),
    ("key that is a list", b"? [a]\n: b\n", "yaml-syntax", 1, "key"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "slug", "line", "says"), [row[1:] for row in FAULTY], ids=[row[0] for row in FAULTY])
def test_a_fault_has_its_rule_line_and_words(data: bytes, slug: str, line: int, says: str) -> None:
    began = time.process_time()
    _, faults = read_document(data, "x.yaml")
    faults = [fault for fault in faults if fault.slug != "hidden-characters"]
    assert [(f.slug, f.place.line) for f in faults][:1] == [(slug, line)]
    assert says in faults[0].message
    assert faults[0].hint
    assert time.process_time() - began < 1


@pytest.mark.parametrize(("encoding", "named"), [("cp1251", "windows-1251"), ("koi8-r", "koi8-r")])
def test_another_encoding_is_suggested_never_used(encoding: str, named: str) -> None:
    node, faults = read_document("вопрос: сколько человек голосовало на выборах\n".encode(encoding), "x.yaml")
    assert node is None
    assert named in faults[0].hint


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a remark\n"])
def test_an_empty_file_is_no_fault(data: bytes) -> None:
    assert read_document(data, "x.yaml") == (None, [])


@pytest.mark.parametrize("data", [b"a: 1\r\n", b"a: 1", b"---\na: 1\n", b"a: 1\n...\n"])
def test_marks_and_line_ends_do_not_matter(data: bytes) -> None:
    node, faults = read_document(data, "x.yaml")
    assert (plain(node), faults) == ({"a": "1"}, [])


@pytest.mark.parametrize(("data", "held"), [(b"\xef\xbb\xbfa: 1\n", {"a": "1"}), (b"\xef\xbb\xbf", None)])
def test_a_byte_order_mark_is_dropped_and_noted(data: bytes, held: object) -> None:
    node, faults = read_document(data, "x.yaml")
    assert (plain(node), [f.slug for f in faults]) == (held, ["hidden-characters"])


GOES_ON: list[tuple[str, str, object, list[str]]] = [
    ("an anchor", "a: &x [b]\nc: d\n", {"a": ["b"], "c": "d"}, ["unsafe-yaml"]),
    ("an alias", "a: *x\nc: d\n", {"a": None, "c": "d"}, ["unsafe-yaml"]),
    ("an alias for a key", "*x : b\nc: d\n", {"c": "d"}, ["unsafe-yaml"]),
    ("an alias for the whole", "*x\n", None, ["unsafe-yaml"]),
    ("a merge", "<<: *x\nc: d\n", {"c": "d"}, ["unsafe-yaml"]),
    ("a tag", "a: !!int 7\nc: d\n", {"a": "7", "c": "d"}, ["unsafe-yaml"]),
    ("a second document", "a: b\n---\nc: d\n", {"a": "b"}, ["yaml-syntax"]),
    ("raw controls", "a: b\x00\x1bc\nd: \u202ee\n", {"a": "bc", "d": "e"}, ["encoding"] * 3),
    ("an escaped control", 'a: "b\\0c"\nd: e\n', {"a": "bc", "d": "e"}, ["encoding"]),
    ("the stand-in itself", 'a: "b\\ufdd0c"\n', {"a": "bc"}, ["encoding"]),
    ("the stand-in beside a raw one", "a: b\ufdd0c\n", {"a": "bc"}, ["encoding"]),
    ("something hidden", "a: b\u00adc\n", {"a": "b\u00adc"}, ["hidden-characters"]),
    ("a picture of several", "a: \U0001f469\u200d\U0001f52c ❤\ufe0f\n", {"a": "\U0001f469\u200d\U0001f52c ❤\ufe0f"}, []),
    ("two scripts", "a: pаypal\n", {"a": "pаypal"}, ["mixed-scripts"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "held", "slugs"), [row[1:] for row in GOES_ON], ids=[row[0] for row in GOES_ON])
def test_what_is_refused_leaves_the_rest(text: str, held: object, slugs: list[str]) -> None:
    node, faults = read_document(text.encode(), "x.yaml")
    assert (plain(node), [f.slug for f in faults]) == (held, slugs)


@pytest.mark.parametrize(("text", "place"), [
    ("a: b\u00adc\n", "x.yaml:1:5"),
    ("a: >\n  b\n  c\u00add\n", "x.yaml:3:4"),
    ("a: >\r\n  b\r\n  c\u00add\r\n", "x.yaml:3:4"),
    ('a: "b\\u00adc"\n', "x.yaml:1:4"),
    ("а: б Nаме\n", "x.yaml:1:6"),
])  # fmt: skip
def test_what_nobody_sees_is_shown_where_it_stands(text: str, place: str) -> None:
    _, (fault, *_) = read_document(text.encode(), "x.yaml")
    assert str(fault.place) == place


@pytest.mark.parametrize(
    ("text", "place"), [("a:", "x.yaml:1:3"), ("\n---", "x.yaml:2:4"), ("a: b\nc:\n", "x.yaml:2:3")]
)
def test_nothing_at_the_end_is_on_the_last_line(text: str, place: str) -> None:
    node, _ = read_document(text.encode(), "x.yaml")
    last = node.entries[-1][2] if isinstance(node, Entries) else node
    assert last is not None
    assert str(last.place) == place


def test_faults_past_the_first_thousand_are_one() -> None:
    _, faults = read_document(b"a: *x\n" * 1500, "x.yaml")
    assert len(faults) == MOST_FAULTS + 1
    assert "more than 1,000 faults" in faults[-1].message


def test_a_file_that_is_nothing_but_values_is_not_read() -> None:
    node, faults = read_document(b"[a, b, c, d]", "x.yaml", most=4)
    assert (node, [f.slug for f in faults]) == (None, ["unsafe-yaml"])
    assert read_document(b"[a, b, c, d]", "x.yaml", most=5)[1] == []


def test_every_node_knows_its_place() -> None:
    node, _ = read_document("а: {б: в}\nг:\n  - «д»\n".encode(), "x.yaml")
    assert isinstance(node, Entries)
    places = [(str(node.page.location(start)), str(value.place)) for _, start, value in node.entries]
    assert places == [("x.yaml:1:1", "x.yaml:1:4"), ("x.yaml:2:1", "x.yaml:3:3")]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_are_a_tree_or_a_fault(data: bytes) -> None:
    node, faults = read_document(data, "x.yaml")
    assert node is None or isinstance(node, (Scalar, Items, Entries))
    assert all(f.slug in SLUGS for f in faults)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>\"'#%\n\t ,?0é", max_size=80))
def test_random_yaml_is_a_tree_or_a_fault(text: str) -> None:
    node, faults = read_document(text.encode(), "x.yaml")
    assert faults or node is None or isinstance(node, (Scalar, Items, Entries))
