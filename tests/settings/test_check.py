"""The reader of tables: every problem of a file at once, each with its key and its cure."""

from __future__ import annotations

from typing import Literal

import msgspec
import pytest

from changzhang.settings.check import Findings, SettingProblem, SettingsInvalid, nearest, read_struct


class Item(msgspec.Struct, kw_only=True):
    label: str
    days: int = 1


class Whole(msgspec.Struct, kw_only=True):
    title: str
    kind: Literal["reading", "qa"] = "reading"
    seconds: float = 2.0
    is_open: bool = False
    note: str | None = None
    words: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    bases: dict[str, str] = {}


def found(table: dict[str, object]) -> list[tuple[str, str, str]]:
    findings = Findings("x.toml")
    read_struct(Whole, table, "", findings)
    return [(problem.key_path, problem.message, problem.cure) for problem in findings.problems]


def test_a_right_table_becomes_the_struct() -> None:
    findings = Findings("x.toml")
    table = {"title": "a", "seconds": 3, "note": "n", "words": ["一"], "items": [{"label": "b"}], "bases": {"k": "v"}}
    assert read_struct(Whole, table, "", findings) == Whole(
        title="a", seconds=3.0, note="n", words=("一",), items=(Item(label="b"),), bases={"k": "v"}
    )
    findings.raise_any()


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"title": 12}, ("title", "应为文字，写的是12", '写成 title = "12"')),
        ({"seconds": "三"}, ("seconds", "应为数字，写的是文字“三”", "写成 seconds = 2.0")),
        ({"is_open": 1}, ("is_open", "应为true 或 false，写的是1", "写成 is_open = true")),
        ({"note": True}, ("note", "应为文字，写的是true", '写成 note = "True"')),
        ({"kind": "readng"}, ("kind", "没有文字“readng”这个选项", "是不是“reading”；可以填：reading、qa")),
        ({"kind": 3}, ("kind", "没有3这个选项", "可以填：reading、qa")),
        ({"words": "一"}, ("words", "应为一组，写的是文字“一”", '写成 words = ["…"]')),
        ({"words": ["一", 2]}, ("words[2]", "应为文字，写的是2", '写成 "2"')),
        ({"items": {"label": "b"}}, ("items", "应为一组，写的是一张表", "用 [[items]] 一项一项写")),
        ({"items": ["b"]}, ("items[1]", "应为一张表，写的是文字“b”", "把各项写成 键 = 值")),
        ({"items": [{"label": "b"}, {"days": 2}]}, ("items[2].label", "缺少 label", '补上 label = "…"')),
        ({"items": [{"label": "b", "dais": 2}]}, ("items[1].dais", "不认识 dais 这个键", "是不是想写 days")),
        (
            {"items": [{"label": "b", "seconds": 2}]},
            ("items[1].seconds", "不认识 seconds 这个键", "把这一行移到文件前面，所有 [ ] 标题之前"),
        ),
        ({"items": [{"label": "b", "颜色": "红"}]}, ("items[1].颜色", "不认识 颜色 这个键", "去掉它；这里可以写 label、days")),
        ({"bases": {"k": 1}}, ("bases.k", "应为文字，写的是1", '写成 k = "1"')),
        ({"bases": "k"}, ("bases", "应为一张表，写的是文字“k”", "把各项写成 键 = 值")),
    ],
)
def test_each_kind_of_mistake(wrong: dict[str, object], problem: tuple[str, str, str]) -> None:
    assert found({"title": "a"} | wrong) == [problem]


def test_a_misspelt_required_key_is_one_problem_not_two() -> None:
    assert found({"titel": "a"}) == [("titel", "不认识 titel 这个键", "是不是想写 title")]


def test_a_list_with_a_wrong_item_is_not_judged_by_the_rest() -> None:
    assert read_struct(Whole, {"title": "a", "words": ["一", 2]}, "", Findings("x.toml")).words == ()


def test_long_values_are_shortened_in_messages() -> None:
    [(_, message, _)] = found({"title": "a", "seconds": "长" * 500})
    assert len(message) < 60


def test_only_the_first_problem_of_a_key_is_told() -> None:
    findings = Findings("x.toml")
    findings.add("a", "一", "")
    findings.add("a", "二", "")
    assert [problem.message for problem in findings.problems] == ["一"]


def test_the_whole_is_one_problem_with_its_number() -> None:
    problems = [SettingProblem("x.toml", "a", "空着没填", "填上内容"), SettingProblem("x.toml", "b", "重复了", "去掉一个")]
    told = str(SettingsInvalid("x.toml", problems))
    assert told == "错误501 设置文件 x.toml 有2处要改。a 空着没填（填上内容）；b 重复了（去掉一个）。改好后再试一次。"
    assert problems[0].line() == "x.toml a：空着没填。填上内容。"


@pytest.mark.parametrize(("word", "known"), [("readng", "reading"), ("完全不同", None), ("", None)])
def test_nearest(word: str, known: str | None) -> None:
    assert nearest(word, ["reading", "qa"]) == known
