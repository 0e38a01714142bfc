"""Addresses out of a register: linked only where they are plain http or https."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from kzclaims.printable import printable

_URL_MARKS = "%/:=&?~#+!$,;@()*[]-._'"


def safe_link(url: str) -> str:
    """`url` ready for an attribute where it is plain http or https to a named host, else empty."""
    if printable(url) != url or any(c.isspace() for c in url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not host or not host.isascii():
        return ""
    return quote(url, safe=_URL_MARKS)
