"""Text fit for XML."""

from __future__ import annotations

import pytest

from changzhang.render.legal_text import escaped, legal


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("青禾村 䶮 😀", "青禾村 䶮 😀"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\x00\x0b\x1b", "\ufffd\ufffd\ufffd"),
        ("\ud800\ufffe\uffff", "\ufffd\ufffd\ufffd"),
    ],
)
def test_legal(text: str, kept: str) -> None:
    assert legal(text) == kept


@pytest.mark.parametrize(("text", "kept"), [("甲", "甲"), ('<b>"&"</b>', "&lt;b&gt;&quot;&amp;&quot;&lt;/b&gt;"), ("\x00<", "\ufffd&lt;")])
def test_escaped(text: str, kept: str) -> None:
    assert escaped(text) == kept
