"""The styles every paper stands on."""

from __future__ import annotations

import pytest

from changzhang.render.word_fonts import FACES, Scheme
from changzhang.render.word_reference import built_in_reference
from changzhang.render.word_style import CHARACTER_TWIPS, LINE_TWIPS, STYLES
from tests.render.opened import find, one, part

SCHEMES: tuple[Scheme, ...] = ("national", "system")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_style_names_its_typeface_for_latin_and_chinese_text(scheme: Scheme) -> None:
    styles = part(built_in_reference(scheme), "word/styles.xml")
    # The two styles without a look of their own stand on the defaults, which name one too.
    bare = {"DefaultParagraphFont", "TableNormal"}
    fonts = {one(style, "@w:styleId"): find(style, "w:rPr/w:rFonts") for style in find(styles, "w:style")}
    assert {key for key, found in fonts.items() if not found} == bare
    for found in (*(found for found in fonts.values() if found), find(styles, "w:docDefaults//w:rFonts")):
        (rfonts,) = found
        faces = {one(rfonts, f"@w:{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(faces) == 1
        assert faces <= set(FACES[scheme].values())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_font_has_stand_ins(scheme: Scheme) -> None:
    table = part(built_in_reference(scheme), "word/fontTable.xml")
    names = {one(font, "@w:name"): one(font, "w:altName/@w:val") for font in find(table, "w:font")}
    assert set(names) == set(FACES[scheme].values())
    assert names["宋体"].startswith("SimSun")


@pytest.mark.parametrize(
    ("style", "points", "face"),
    [
        ("Title", 22, "方正小标宋简体"),
        ("Normal", 16, "仿宋_GB2312"),
        ("heading 1", 16, "黑体"),
        ("heading 2", 16, "楷体_GB2312"),
        ("heading 3", 16, "仿宋_GB2312"),
        ("公文页码", 14, "宋体"),
        ("表格文字", 12, "仿宋_GB2312"),
    ],
)
def test_sizes_and_faces_follow_the_national_standard(style: str, points: int, face: str) -> None:
    styles = part(built_in_reference("national"), "word/styles.xml")
    look = one(styles, f"w:style[w:name/@w:val='{style}']/w:rPr")
    assert one(look, "w:sz/@w:val") == str(2 * points)
    assert one(look, "w:rFonts/@w:eastAsia") == face


def test_body_text_makes_twenty_eight_characters_and_twenty_two_lines() -> None:
    styles = part(built_in_reference("national"), "word/styles.xml")
    normal = one(styles, "w:style[@w:styleId='Normal']")
    assert find(normal, "w:pPr/w:spacing/@w:line | w:pPr/w:spacing/@w:lineRule") == [str(LINE_TWIPS), "exact"]
    assert one(normal, "w:rPr/w:spacing/@w:val") == "-5"
    assert 28 * CHARACTER_TWIPS <= 11906 - 1587 - 1474
    assert 22 * LINE_TWIPS <= 16838 - 2098 - 1984


@pytest.mark.parametrize("name", ["表格文字", "表头文字", "表格合计"])
def test_table_text_has_no_hidden_room_between_digits_and_characters(name: str) -> None:
    styles = part(built_in_reference("national"), "word/styles.xml")
    style = one(styles, f"w:style[w:name/@w:val='{name}']/w:pPr")
    assert find(style, "w:autoSpaceDE/@w:val | w:autoSpaceDN/@w:val") == ["0", "0"]


def test_paragraph_properties_stand_in_the_order_of_the_schema() -> None:
    order = ["keepNext", "keepLines", "widowControl", "pBdr", "tabs", "autoSpaceDE", "autoSpaceDN", "spacing", "ind", "jc", "outlineLvl"]
    styles = part(built_in_reference("national"), "word/styles.xml")
    for properties in find(styles, "w:style/w:pPr"):
        places = [order.index(child.tag.split("}")[1]) for child in properties]
        assert places == sorted(places)


def test_style_names_are_unique() -> None:
    assert len({style.name for style in STYLES}) == len({style.key for style in STYLES}) == len(STYLES)
