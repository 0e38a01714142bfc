"""docs/rules, written from the rules' docstrings: `python -m tests.generate_rule_pages`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.manual import Example
from kzclaims.render.markdown import fenced, table
from tests.rule_examples import COMMON, PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.manual import Page

FOLDER = Path(__file__).parent.parent / "docs" / "rules"
FAMILIES = {
    "KZ0": "Files",
    "KZ1": "Shape",
    "KZ2": "References",
    "KZ3": "Evidence",
    "KZ4": "Agreement",
    "KZ5": "Hygiene",
}
INTRODUCTION = (
    "`kzclaims rules` lists them, `kzclaims explain CODE` prints a page. Codes and names are both accepted everywhere "
    "and never used again for another rule; `--select KZ3` and `--ignore KZ3` mean all that begin so."
)
NOTE = "<!-- Written from the rule's docstring by `python -m tests.generate_rule_pages`. -->"


def pages() -> dict[str, str]:
    """Every file of docs/rules by its name."""
    return {name_of(page): page_text(page) for page in PAGES.values()} | {"README.md": index()}


def name_of(page: Page) -> str:
    return f"{page.rule.code}-{page.rule.slug}.md"


def page_text(page: Page) -> str:
    level = page.rule.level.name.lower()
    parts = [
        f"# {page.rule.code} {page.rule.slug}\n\n{NOTE}\n\n{page.says[:1].upper()}{page.says[1:]} Level: {level}.",
        f"## Why\n\n{page.why}",
        f"## How to mend it\n\n{page.mend}",
        "\n\n".join(["## Fails", *shown(page.fails)]),
        "\n\n".join(["## Passes", *shown(page.passes)]),
        "Both examples add to [these files](README.md#the-examples). [All rules](README.md).",
    ]
    return "\n\n".join(parts) + "\n"


def shown(example: Example) -> Iterator[str]:
    """Each file under its name; the marked lines are named, as a finding names them."""
    for name, content in example.files.items():
        lines = [str(place.line) for place in example.marked if place.path == name]
        found = f", found at line {' and '.join(lines)}" if lines else ""
        yield f"`{name}`{found}:\n\n{fenced(content.rstrip())}"


def index() -> str:
    parts = [
        f"# The rules\n\n{NOTE}",
        INTRODUCTION,
    ]
    for prefix, family in FAMILIES.items():
        rows = [
            [f"[{p.rule.code}]({name_of(p)})", p.rule.slug, p.rule.level.name.lower(), p.says]
            for p in PAGES.values()
            if p.rule.code.startswith(prefix)
        ]
        parts += [f"## {prefix}: {family}", table(["code", "name", "level", "says"], rows)]
    parts += ["## The examples", "Every example adds to these files, or stands in for one of them."]
    return "\n\n".join([*parts, *shown(Example(COMMON, ()))]) + "\n"


def main() -> None:
    """Write every page, and remove what is no page any more."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
