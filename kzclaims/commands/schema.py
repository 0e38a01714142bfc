"""`kzclaims schema`: the JSON Schema of the ledger's files, from the tables that the parser reads."""

from __future__ import annotations

import json
from typing import Any

import click

from kzclaims.cli import tell_program
from kzclaims.shapes import PART, REGISTER, ROOT

FILES = {"ledger": ROOT, "claims": PART, "sources": REGISTER}
TITLES = {"ledger": "claims.yaml", "claims": "claims/*.yaml", "sources": "corpus/sources.yaml"}


@click.command("schema")
@click.argument("file", type=click.Choice(list(FILES)), default="ledger")
def command(file: str) -> None:
    """Print the JSON Schema (draft-07) of claims.yaml, of a file of claims, or of the register of sources."""
    tell_program(json.dumps(schema_of(file), ensure_ascii=False, indent=2) + "\n")


def schema_of(file: str) -> dict[str, Any]:
    """The JSON Schema of one sort of file, by its name in FILES."""
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"kzclaims: {TITLES[file]}"}
    return {**head, **FILES[file].schema()}
