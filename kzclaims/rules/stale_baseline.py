"""stale-baseline: the baseline accepts a finding that is there no longer.

Why. A baseline can only shrink: what was mended must not come back unseen. Only what was looked at again counts as
mended: not what stands in a file that can't be read whole, nor what was found with a full text that is not at hand.

Mend. Run `kzclaims baseline`, which drops what is mended and adds nothing.

Fails.

    claims/baseline.json
        {"version": 1, "findings": [
    >   {"fingerprint": "8f434346648f6b96df89dda901c5176b", "code": "KZ301", "path": "claims.yaml", "claim": "turnout", "message": "the quote does not stand in corpus/gazette.txt"}
        ]}

Passes.

    claims/baseline.json
        {"version": 1, "findings": [
        ]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.finding import Level
from kzclaims.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.finding import Finding
    from kzclaims.rule import Scene

RULE = Rule("KZ503", "stale-baseline", Level.WARNING)


def check(scene: Scene) -> Iterator[Finding]:
    """Every entry of the baseline that no finding meets."""
    for entry in scene.stale:
        message = f"the baseline still accepts what is mended: {entry.code} in {entry.path}, {entry.message}"
        yield RULE.finding(message, entry.place, hint="run `kzclaims baseline` to drop it", claim=entry.claim)
