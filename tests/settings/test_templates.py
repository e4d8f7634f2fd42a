"""Session templates: ten different mistakes in one file are ten problems, each with its key and its cure."""

from __future__ import annotations

import pytest

from changzhang.settings.check import SettingsInvalid
from changzhang.settings.locate import read_shipped
from changzhang.settings.templates import load_template

HEAD = 'id = "mine"\nkind = "reading"\nname = "公开唱账会"\n'


def stages(*kinds: str) -> str:
    """Stages from ``kind`` or ``kind/side``, numbered ids."""
    text = ""
    for number, (kind, _, side) in enumerate((kind.partition("/") for kind in kinds), 1):
        text += f'[[stages]]\nid = "s{number}"\nkind = "{kind}"\ntitle = "环节"\n' + (f'side = "{side}"\n' if side else "")
    return text


GOOD = HEAD + stages("sign_in", "reading", "questions", "closing")


def problems(text: str) -> dict[str, str]:
    with pytest.raises(SettingsInvalid) as caught:
        load_template(text.encode(), "mine.toml")
    assert all(problem.cure for problem in caught.value.problems)
    return {problem.key_path: problem.message for problem in caught.value.problems}


def test_the_shipped_monthly_reading() -> None:
    template = load_template(read_shipped("monthly_reading.toml"), "session_templates/monthly_reading.toml")
    kinds = [stage.kind for stage in template.stages]
    assert kinds == [
        *("sign_in", "look_back", "opening", "reading", "reading", "totals", "questions", "promises", "appraisal", "remarks", "closing")
    ]
    assert [stage.side for stage in template.stages if stage.kind == "reading"] == ["income", "expense"]
    assert all(stage.script and stage.minutes for stage in template.stages)
    assert template.common_questions


def test_a_small_template_is_enough() -> None:
    assert [stage.id for stage in load_template(GOOD.encode(), "mine.toml").stages] == ["s1", "s2", "s3", "s4"]


TEN_MISTAKES = """
id = "mine"
kind = "raeding"
nmae = "公开唱账会"
min_seconds_per_line = "两秒"
attendee_kinds = "村民"
common_questions = ["谁经手的？", "谁经手的？"]

[[stages]]
id = "a"
kind = "opening"
title = "报结余"
minutes = 999

[[stages]]
id = "b"
kind = "chat"
title = "聊天"

[[stages]]
id = "a"
kind = "closing"
title = ""
side = "income"

[[stages]]
id = "c"
kind = "remarks"
script = 3
title = "点评"
"""


def test_ten_mistakes_are_ten_problems() -> None:
    assert problems(TEN_MISTAKES) == {
        "nmae": "不认识 nmae 这个键",
        "kind": "没有文字“raeding”这个选项",
        "min_seconds_per_line": "应为数字，写的是文字“两秒”",
        "attendee_kinds": "应为一组，写的是文字“村民”",
        "common_questions[2]": "内容“谁经手的？”重复了",
        "stages[1].minutes": "999 超出范围",
        "stages[2].kind": "没有文字“chat”这个选项",
        "stages[3].id": "环节“a”重复了",
        "stages[3].title": "空着没填",
        "stages[3].side": "只有逐笔唱（reading）环节分收入支出",
        "stages[3].kind": "散会（closing）后面还有环节",
        "stages[4].script": "应为文字，写的是3",
    }


@pytest.mark.parametrize(
    ("kinds", "path", "message"),
    [
        (("reading",), "stages", "没有散会（closing）环节"),
        (("closing", "reading", "closing"), "stages[1].kind", "散会（closing）后面还有环节"),
        (("reading", "sign_in", "closing"), "stages[2].kind", "签到（sign_in）不在最前"),
        (("sign_in", "reading", "totals", "totals", "closing"), "stages[4].kind", "totals 环节有两个"),
        (("sign_in", "closing"), "stages", "没有逐笔唱（reading）环节"),
        (("reading/income", "closing"), "stages", "逐笔唱（reading）环节没有正好把收入、支出各唱一遍"),
        (("reading", "reading/expense", "closing"), "stages", "逐笔唱（reading）环节没有正好把收入、支出各唱一遍"),
    ],
)
def test_orders_no_meeting_can_have(kinds: tuple[str, ...], path: str, message: str) -> None:
    assert problems(HEAD + stages(*kinds))[path] == message


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        (GOOD.replace('id = "mine"', 'id = "other"'), "id", "编号“other”和文件名不一致"),
        (GOOD.replace('id = "mine"', 'id = "../x"'), "id", "“../x”不能作编号"),
        (GOOD.replace('id = "s2"', 'id = "s 2"'), "stages[2].id", "“s 2”不能作编号"),
        (GOOD.replace("name =", "min_seconds_per_line = nan\nname ="), "min_seconds_per_line", "nan 超出范围"),
        (GOOD.replace("name =", "attendee_kinds = []\nname ="), "attendee_kinds", "没有到会人员类别"),
        (GOOD.replace("name =", 'appraisal_question = ""\nname ='), "appraisal_question", "空着没填"),
        (GOOD + f'script = "{"念" * 2001}"', "stages[4].script", "主持词有2001字，太长"),
        (HEAD, "stages", "没有散会（closing）环节"),
        (
            HEAD.replace("name =", 'reading_order = "ledger"\nname =') + stages("reading/income", "reading/expense", "closing"),
            "reading_order",
            "按账页顺序唱，却把收入、支出分成了两个环节",
        ),
    ],
)
def test_one_mistake(text: str, path: str, message: str) -> None:
    assert problems(text) == {path: message}


def test_a_meeting_without_ledger_needs_no_reading() -> None:
    text = GOOD.replace('kind = "reading"\nname', 'kind = "qa"\nname').replace('kind = "reading"', 'kind = "report"')
    assert load_template(text.encode(), "mine.toml").kind == "qa"


@pytest.mark.parametrize(
    ("name", "kind", "kinds"),
    [
        ("quarterly_qa", "qa", "sign_in look_back report questions promises appraisal remarks closing"),
        ("urgent_matter", "urgent", "sign_in report questions promises appraisal closing"),
    ],
)
def test_the_shipped_meetings_without_ledgers(name: str, kind: str, kinds: str) -> None:
    template = load_template(read_shipped(f"{name}.toml"), f"session_templates/{name}.toml")
    assert (template.id, template.kind, " ".join(stage.kind for stage in template.stages)) == (name, kind, kinds)
    assert all(stage.script and stage.minutes for stage in template.stages)
    assert template.common_questions


@pytest.mark.parametrize(
    ("kind", "kinds", "found"),
    [
        ("qa", ("sign_in", "report", "closing"), {"stages": "没有答疑（questions）环节"}),
        ("urgent", ("questions", "closing"), {"stages": "没有公开事项（report）环节"}),
        ("qa", ("questions", "totals", "closing"), {"stages[2].kind": "这种会不念账，用不上报合计（totals）环节"}),
        ("urgent", ("report", "reading/income", "closing"), {"stages[2].kind": "这种会不念账，用不上逐笔唱（reading）环节"}),
    ],
)
def test_what_a_meeting_without_ledgers_must_and_cannot_have(kind: str, kinds: tuple[str, ...], found: dict[str, str]) -> None:
    assert problems(HEAD.replace('"reading"', f'"{kind}"') + stages(*kinds)) == found
