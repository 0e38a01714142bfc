"""Every way a YAML file can be wrong, and what is said of it (rows Y of the list of faults)."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.document import Entries, Items, Node, Scalar, read_document


def plain(node: Node | None) -> object:
    """The tree as Python values, for comparison."""
    if node is None or isinstance(node, Scalar):
        return node and node.value
    if isinstance(node, Items):
        return [plain(each) for each in node.items]
    return {key.value: plain(value) for key, value in node.entries}


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
    ("deep map", b"".join(b" " * i + b"a:\n" for i in range(1200)), "unsafe-yaml", 24, "deep"),
    ("tab", b"a:\n\tb: 1\n", "yaml-syntax", 2, "tab at 2:1"),
    ("mark in the middle", "a: x\ufeffy\n".encode(), "encoding", 1, "U+FEFF"),
    ("utf-16", "a: б\n".encode("utf-16"), "encoding", 0, "UTF-16"),
    ("utf-16 without mark", "claims: b\n".encode("utf-16-le"), "encoding", 1, "U+0000"),
    ("utf-32", "a: б\n".encode("utf-32"), "encoding", 0, "UTF-16"),
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
    ("unclosed", b'a: "b\n', "yaml-syntax", 2, "not YAML"),
    ("key that is a list", b"? [a]\n: b\n", "yaml-syntax", 1, "key"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "slug", "line", "says"), [row[1:] for row in FAULTY], ids=[row[0] for row in FAULTY])
def test_a_fault_has_its_rule_line_and_words(data: bytes, slug: str, line: int, says: str) -> None:
    began = time.process_time()
    _, faults = read_document(data, "x.yaml")
    assert [(f.slug, f.place.line) for f in faults][:1] == [(slug, line)]
    assert says in faults[0].message
    assert faults[0].hint
    assert time.process_time() - began < 1


@pytest.mark.parametrize(("encoding", "named"), [("cp1251", "windows-1251"), ("koi8-r", "koi8-r")])
def test_another_encoding_is_suggested_never_used(encoding: str, named: str) -> None:
    node, faults = read_document("вопрос: сколько человек голосовало на выборах\n".encode(encoding), "x.yaml")
    assert node is None
    assert named in faults[0].hint


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a remark\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_no_fault(data: bytes) -> None:
    assert read_document(data, "x.yaml") == (None, [])


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: 1\n", b"a: 1\r\n", b"a: 1", b"---\na: 1\n", b"a: 1\n...\n"])
def test_marks_and_line_ends_do_not_matter(data: bytes) -> None:
    node, faults = read_document(data, "x.yaml")
    assert (plain(node), faults) == ({"a": "1"}, [])


def test_every_node_knows_its_place() -> None:
    node, _ = read_document("а: {б: в}\nг:\n  - «д»\n".encode(), "x.yaml")
    assert isinstance(node, Entries)
    places = [(str(key.place), str(value.place)) for key, value in node.entries]
    assert places == [("x.yaml:1:1", "x.yaml:1:4"), ("x.yaml:2:1", "x.yaml:3:3")]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_are_a_tree_or_a_fault(data: bytes) -> None:
    node, faults = read_document(data, "x.yaml")
    assert node is None or isinstance(node, (Scalar, Items, Entries))
    assert all(f.slug in {"yaml-syntax", "duplicate-key", "encoding", "unsafe-yaml"} for f in faults)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>\"'#%\n\t ,?0é", max_size=80))
def test_random_yaml_is_a_tree_or_a_fault(text: str) -> None:
    node, faults = read_document(text.encode(), "x.yaml")
    assert faults or node is None or isinstance(node, (Scalar, Items, Entries))
