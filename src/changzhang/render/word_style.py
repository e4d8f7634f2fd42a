"""The named styles of a paper: one table, from which the style sheet is written. Text stays in code, looks stay in Word."""

from __future__ import annotations

import msgspec

from changzhang.render.word_fonts import FACES, Role, Scheme, face_xml

# 22 lines of 28 characters on A4: an exact line of 28.95 pt and 0.25 pt less between characters need no grid of the reader.
LINE_TWIPS, TIGHTER_TWIPS, CHARACTER_TWIPS = 579, -5, 315


class Style(msgspec.Struct, frozen=True):
    """One paragraph or character style; ``name`` is what Word shows and what a village's own ``paper.docx`` overrides."""

    key: str
    name: str
    role: Role
    points: float
    paragraph: str = ""
    is_bold: bool = False
    colour: str = ""
    is_character: bool = False
    base: str = "Normal"


def _spacing(line: int = LINE_TWIPS, *, before: int = 0, after: int = 0) -> str:
    """An exact line of so many twips, single spacing for 0."""
    rule = f'w:line="{line}" w:lineRule="exact"' if line else 'w:line="240" w:lineRule="auto"'
    return f'<w:spacing w:before="{before}" w:after="{after}" {rule}/>'


def _heading(level: int) -> str:
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHARACTER_TWIPS}"/>'
    return f'<w:keepNext/><w:keepLines/>{indent}<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>'


_NEXT, _WHOLE = "<w:keepNext/>", "<w:keepLines/>"
_LEFT, _CENTER, _RIGHT = (f'<w:jc w:val="{side}"/>' for side in ("left", "center", "right"))
# No hidden quarter character between 2025 and 年: a cell that must not wrap would.
_TIGHT = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_BOX = "".join(f'<w:{side} w:val="single" w:sz="18" w:space="4" w:color="000000"/>' for side in ("top", "left", "bottom", "right"))
_BOXED = f"<w:pBdr>{_BOX}</w:pBdr>"
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="C00000"/></w:pBdr>'
_INSET = '<w:ind w:left="3200" w:right="3200"/>'

STYLES = (
    Style("Title", "Title", "title", 22, _NEXT + _spacing(640, after=LINE_TWIPS) + _CENTER),
    Style("RedHead", "红头标志", "title", 36, _NEXT + _spacing(0, before=1247, after=400) + _CENTER, colour="C00000"),
    Style("RedRule", "红头期号", "body", 16, _NEXT + _RULE + _spacing(after=LINE_TWIPS) + _CENTER),
    Style("Subtitle", "Subtitle", "soft", 16, _NEXT + _spacing(after=LINE_TWIPS // 2) + _CENTER),
    Style("Heading1", "heading 1", "strong", 16, _heading(1)),
    Style("Heading2", "heading 2", "soft", 16, _heading(2)),
    Style("Heading3", "heading 3", "body", 16, _heading(3)),
    Style("Caption", "caption", "strong", 14, _NEXT + _spacing(before=120, after=60) + _CENTER),
    Style("CellText", "表格文字", "body", 12, _TIGHT + _spacing(0) + _LEFT),
    Style("CellHead", "表头文字", "strong", 12, _NEXT + _TIGHT + _spacing(0) + _CENTER),
    Style("CellTotal", "表格合计", "strong", 12, _TIGHT + _spacing(0) + _LEFT),
    Style("TableGap", "表后间隔", "body", 6, _spacing(120)),
    Style("Signing", "签字行", "body", 16, _WHOLE + _spacing(640, before=180) + _LEFT),
    Style("Closing", "落款", "body", 16, _WHOLE + _spacing() + _RIGHT),
    Style("CodeText", "二维码说明", "body", 10.5, _WHOLE + _spacing(0) + _LEFT),
    Style("DraftMark", "稿别标记", "strong", 16, _NEXT + _BOXED + _spacing(0, after=240) + _CENTER),
    Style("HeaderMark", "页眉标记", "strong", 12, _BOXED + _spacing(0) + _INSET + _CENTER),
    Style("PageNumber", "公文页码", "number", 14, _spacing(0)),
    Style("FootNote", "页脚附注", "number", 9, _spacing(0) + _CENTER),
    Style("Emphasis", "Strong", "strong", 0, is_character=True, base=""),
)
TABLE_NAME = "公文表格"


def style_xml(style: Style, scheme: Scheme) -> str:
    """One ``w:style`` element."""
    kind = "character" if style.is_character else "paragraph"
    base = f'<w:basedOn w:val="{style.base}"/>' if style.base else ""
    paragraph = "" if style.is_character else f"<w:pPr>{style.paragraph}</w:pPr>"
    return (
        f'<w:style w:type="{kind}" w:styleId="{style.key}"><w:name w:val="{style.name}"/>{base}<w:qFormat/>'
        f"{paragraph}<w:rPr>{_look(style, scheme)}</w:rPr></w:style>"
    )


def _look(style: Style, scheme: Scheme) -> str:
    is_bold = style.is_bold or (style.role == "title" and scheme == "system")
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    size = f'<w:sz w:val="{round(style.points * 2)}"/><w:szCs w:val="{round(style.points * 2)}"/>' if style.points else ""
    # Only text on the 28-character grid is set tighter.
    even = "" if style.points in (0, 16) else '<w:spacing w:val="0"/>'
    return face_xml(FACES[scheme][style.role]) + ("<w:b/>" if is_bold else "") + colour + even + size


def defaults_xml(scheme: Scheme) -> str:
    """Document defaults, the body style on the 28 × 22 grid, and the bases every document needs."""
    face = face_xml(FACES[scheme]["body"])
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{face}<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
        f'<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>{_spacing()}<w:jc w:val="both"/></w:pPr>'
        f'<w:rPr>{face}<w:spacing w:val="{TIGHTER_TWIPS}"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def table_style_xml(scheme: Scheme) -> str:
    """The style of tables: thin black rules on all sides, little room beside the text."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/>'
        for side, weight in (("top", 8), ("left", 8), ("bottom", 8), ("right", 8), ("insideH", 4), ("insideV", 4))
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in (("top", 28), ("left", 57), ("bottom", 28), ("right", 57))
    )
    return (
        f'<w:style w:type="table" w:styleId="PaperTable"><w:name w:val="{TABLE_NAME}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:rPr>{face_xml(FACES[scheme]['body'])}</w:rPr><w:tblPr><w:tblBorders>{lines}</w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
