"""Paper, margins, page numbers, mark and note."""

from __future__ import annotations

from typing import Literal

import pytest
from msgspec.structs import replace

from changzhang.papers.blocks import Paper
from changzhang.render.word import to_docx
from tests.render.opened import body, find, members, one, part, words
from tests.render.samples import minutes, rectification_list


def page(paper: Paper) -> dict[str, str]:
    section = one(body(to_docx(paper)), "w:sectPr")
    kept = [*one(section, "w:pgSz").items(), *one(section, "w:pgMar").items()]
    return {name.split("}")[1]: value for name, value in kept}


def test_portrait_page_follows_the_national_standard() -> None:
    section = one(body(to_docx(minutes(1))), "w:sectPr")
    assert page(minutes(1)) | {"header": "", "footer": ""} == {
        "w": "11906",
        "h": "16838",
        "top": "2098",
        "bottom": "1984",
        "left": "1587",
        "right": "1474",
        "header": "",
        "footer": "",
        "gutter": "0",
    }
    assert one(section, "w:docGrid/@w:linePitch") == "580"


@pytest.mark.parametrize(("size", "width", "height"), [("A4", "16838", "11906"), ("A3", "23811", "16838")])
def test_turned_page_keeps_the_binding_edge_at_its_top(size: Literal["A4", "A3"], width: str, height: str) -> None:
    turned = page(replace(rectification_list(1), page_size=size))
    assert (turned["w"], turned["h"], turned["orient"]) == (width, height, "landscape")
    assert (turned["top"], turned["right"], turned["bottom"], turned["left"]) == ("1587", "2098", "1474", "1984")


def test_page_numbers_stand_outside_on_odd_and_even_pages() -> None:
    packed = to_docx(minutes(1))
    assert find(part(packed, "word/settings.xml"), "w:evenAndOddHeaders")
    section = one(body(packed), "w:sectPr")
    assert find(section, "w:footerReference/@w:type") == ["default", "even"]
    sides = []
    for name in members(packed, "word/footer"):
        footer = part(packed, name)
        assert one(footer, ".//w:instrText").text.strip() == "PAGE"
        assert words(footer) == "— 1 —"
        sides.append(one(footer, ".//w:jc/@w:val"))
    assert sorted(sides) == ["left", "right"]


def test_mark_stands_on_every_page_and_over_the_title() -> None:
    packed = to_docx(minutes(1, mark="草稿·未封存"))
    assert [words(part(packed, name)) for name in members(packed, "word/header")] == ["草稿·未封存"] * 2
    assert words(body(packed)[0]) == "草稿·未封存"


def test_without_a_mark_no_page_is_marked() -> None:
    packed = to_docx(minutes(1))
    assert {words(part(packed, name)) for name in members(packed, "word/header")} == {""}
    assert words(body(packed)[0]) == "青禾村公开唱账会会议记录"


@pytest.mark.parametrize(("note", "size"), [("散会码：ABCD", []), ("村名、人名、账目均为虚构" * 5, ["14"])])
def test_note_stands_under_each_number_and_shrinks_to_its_line(note: str, size: list[str]) -> None:
    packed = to_docx(minutes(1, footer_note=note))
    for name in members(packed, "word/footer"):
        line = part(packed, name)[-1]
        assert words(line) == note
        assert find(line, ".//w:sz/@w:val") == size


def test_red_head_takes_the_place_of_the_title() -> None:
    first, second = body(to_docx(replace(minutes(0), is_red_headed=True)))[:2]
    assert [one(line, "w:pPr/w:pStyle/@w:val") for line in (first, second)] == ["RedHead", "RedRule"]
