"""Text made fit for XML: what the format cannot hold becomes U+FFFD, whatever happened before."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKED = re.compile('[<>&"]|[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')


def legal(text: str) -> str:
    """The text with characters XML 1.0 forbids (controls, lone surrogates, U+FFFE) replaced by U+FFFD; ``\\r\\n`` becomes ``\\n``."""
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """The text as XML character data or attribute value."""
    if not _MARKED.search(text):
        return text
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
