"""Every quote that was found, as W3C Web Annotations (JSON-LD): another tool can show each where it stands.

A target is the file the quote was found in, named by its SHA-256 (RFC 6920, `ni:`), with the source's address as where
it came from. It is selected twice: by its words with the 32 characters on either side (TextQuoteSelector), and by code
points (TextPositionSelector). A quote that a footer or a column break cuts in two has a target for each part.
"""

from __future__ import annotations

import base64
import uuid
from typing import TYPE_CHECKING, Any

from kzclaims.render.json_text import json_text
from kzclaims.render.lines import TOOL
from kzclaims.render.links import safe_link
from kzclaims.render.sections import amiss, fingerprint
from kzclaims.render.wording import STATES, speaker_of

if TYPE_CHECKING:
    from kzclaims.assess import Assessment, Evidence
    from kzclaims.render.sections import Report
    from kzclaims.text import Span, Text

CONTEXT = 32  # characters of prefix and suffix: what the Hypothesis client stores and looks for


def report_annotations(report: Report) -> str:
    """An AnnotationCollection with one page that holds all; assertions whose quote has no place are left out."""
    ordered = sorted(report.assessments, key=lambda each: each.claim.id)
    items = [_annotation(each, one) for each in ordered for one in each.evidence if one.match.spans and one.text]
    name = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, fingerprint(report))}"
    page = {"id": f"{name}#1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return json_text(
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": name,
            "type": "AnnotationCollection",
            "label": report.title,
            "generator": {"type": "Software", "name": report.tool or TOOL},
            "total": len(items),
            "first": page,
        }
    )


def _annotation(assessment: Assessment, evidence: Evidence) -> dict[str, Any]:
    text, claim, assertion = evidence.text, assessment.claim, evidence.assertion
    assert text is not None
    targets = [_target(evidence, text, span) for span in evidence.match.spans]
    named = f"{text.sha256} {claim.id} {assertion.id}"
    return {
        "id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, named)}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": _told(assessment, evidence)},
            {"type": "TextualBody", "purpose": "tagging", "value": claim.id},
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }  # fmt: skip


def _told(assessment: Assessment, evidence: Evidence) -> str:
    """What the ledger makes of the quote: question, who says what, how faithful the quote is."""
    wrong = amiss(evidence)
    state = ", ".join(sign.word for sign in (STATES[evidence.match.state], wrong) if sign)
    value = " ".join(evidence.assertion.value.split())
    return f"{assessment.claim.question} {speaker_of(evidence)}: {value}. Quote: {state}. {assessment.sentence}"


def _target(evidence: Evidence, text: Text, span: Span) -> dict[str, Any]:
    digest = base64.urlsafe_b64encode(bytes.fromhex(text.sha256)).decode().rstrip("=")
    source: dict[str, Any] = {"id": f"ni:///sha-256;{digest}", "type": "Text", "format": "text/plain"}
    if evidence.source.language and evidence.basis == "text":
        source["language"] = evidence.source.language
    link = safe_link(evidence.source.url)
    if link:
        source["via"] = link
    return {"type": "SpecificResource", "source": source, "selector": [_quoted(text, span), _placed(span)]}


def _quoted(text: Text, span: Span) -> dict[str, str]:
    return {
        "type": "TextQuoteSelector",
        "exact": text.content[span.start : span.end],
        "prefix": text.content[max(0, span.start - CONTEXT) : span.start],
        "suffix": text.content[span.end : span.end + CONTEXT],
    }


def _placed(span: Span) -> dict[str, str | int]:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}
