"""Rules as people name them: a code, a slug, or the beginning of a code, such as `KZ3` for all of the evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.errors import UsageFault
from kzclaims.rules import load_rules
from kzclaims.schema import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kzclaims.rules import RuleModule

_PREFIX = re.compile(r"KZ\d{0,2}", re.IGNORECASE)


def rule_named(name: str) -> RuleModule:
    """The rule with this code or slug; raises UsageFault, with the nearest name, where there is none."""
    modules = {key: module for module in load_rules() for key in (module.RULE.code, module.RULE.slug)}
    found = modules.get(name) or modules.get(name.upper()) or modules.get(name.lower())
    if found is None:
        several = sorted({m.RULE.code for m in modules.values() if m.RULE.code.startswith(name.upper())})
        if several and _PREFIX.fullmatch(name):
            raise UsageFault(f"{name!r} is the beginning of several rules.", f"Name one: {', '.join(several)}.")
        hint = did_you_mean(name.lower(), modules) or did_you_mean(name.upper(), modules)
        hint = hint[:1].upper() + hint[1:] if hint else "`kzclaims rules` lists them."
        raise UsageFault(f"There is no rule {name!r}.", hint)
    return found


def codes_named(selectors: Iterable[str]) -> frozenset[str]:
    """The codes that selectors, each perhaps several with commas between, stand for; raises UsageFault."""
    codes: set[str] = set()
    for selector in (name.strip() for each in selectors for name in each.split(",")):
        if not selector:
            raise UsageFault("A rule's name is empty.", "Write a code, a slug, or the beginning of a code.")
        several = {m.RULE.code for m in load_rules() if m.RULE.code.startswith(selector.upper())}
        codes |= several if several and _PREFIX.fullmatch(selector) else {rule_named(selector).RULE.code}
    return frozenset(codes)
