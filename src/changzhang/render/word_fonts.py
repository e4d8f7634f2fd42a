"""Which typeface plays which role on an official paper (GB/T 9704-2012), under both naming schemes, with fallbacks."""

from __future__ import annotations

from typing import Literal

from changzhang.render.legal_text import escaped

Scheme = Literal["national", "system"]
Role = Literal["title", "body", "strong", "soft", "number"]

# 小标宋 is never shipped with Windows: the system scheme sets titles in bold 宋体 instead.
FACES: dict[Scheme, dict[Role, str]] = {
    "national": {"title": "方正小标宋简体", "body": "仿宋_GB2312", "strong": "黑体", "soft": "楷体_GB2312", "number": "宋体"},
    "system": {"title": "宋体", "body": "仿宋", "strong": "黑体", "soft": "楷体", "number": "宋体"},
}

# The first name is what Windows ships; Word takes the first it finds.
_STAND_INS = {
    "方正小标宋简体": "方正小标宋_GBK, 华文中宋, STZhongsong, 宋体, SimSun, Songti SC, Noto Serif CJK SC",
    "仿宋_GB2312": "仿宋, FangSong, 华文仿宋, STFangsong, FandolFang, Noto Serif CJK SC",
    "仿宋": "FangSong, 仿宋_GB2312, 华文仿宋, STFangsong, FandolFang, Noto Serif CJK SC",
    "楷体_GB2312": "楷体, KaiTi, 华文楷体, STKaiti, FandolKai",
    "楷体": "KaiTi, 楷体_GB2312, 华文楷体, STKaiti, FandolKai",
    "黑体": "SimHei, 微软雅黑, Microsoft YaHei, STHeiti, Noto Sans CJK SC",
    "宋体": "SimSun, Songti SC, Noto Serif CJK SC",
}


def face_xml(face: str) -> str:
    """``w:rFonts`` naming the typeface in all four slots, for Word keeps Chinese and Latin text in different ones."""
    name = escaped(face)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def font_table_xml(scheme: Scheme) -> str:
    """The document's font table, each font with the names to try where it is missing."""
    return "".join(_font_xml(face) for face in dict.fromkeys(FACES[scheme].values()))


def _font_xml(face: str) -> str:
    return (
        f'<w:font w:name="{face}"><w:altName w:val="{_STAND_INS[face]}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )
