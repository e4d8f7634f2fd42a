"""Formats and fixed phrases of the papers, as tables."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from changzhang.domain.events.meeting import AppraisalMethod, DoubtKind, PauseCause, VoucherMode
from changzhang.domain.events.question import AnswerMode, Asker, Channel, Nature, Rating
from changzhang.domain.events.rectification import Outcome
from changzhang.domain.states import RectificationStatus
from changzhang.papers import wording
from tests.papers.given import VILLAGE, at


def test_dates_and_times() -> None:
    assert wording.day(date(2025, 4, 5)) == "2025年4月5日"
    assert wording.moment(at("2025-04-15 09:05")) == "2025年4月15日9时05分"
    assert wording.span(at("2025-04-15 19:30"), at("2025-04-15 21:05")) == "2025年4月15日19时30分至21时05分"
    assert wording.span(at("2025-04-15 23:30"), at("2025-04-16 00:05")) == "2025年4月15日23时30分至2025年4月16日0时05分"


def test_an_instant_of_another_zone_is_told_in_china_time() -> None:
    assert wording.moment(datetime(2025, 4, 15, 16, 30, tzinfo=UTC)) == "2025年4月16日0时30分"


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        (("2025-03",), "2025年3月份"),
        (("2025-01", "2025-02", "2025-03"), "2025年1月份、2月份、3月份"),
        (("2025-12", "2026-01"), "2025年12月份、2026年1月份"),
    ],
)
def test_months(periods: tuple[str, ...], said: str) -> None:
    assert wording.months(periods) == said


@pytest.mark.parametrize(
    ("asker", "shown"),
    [
        (Asker(name="赵大年", group="三组"), "三组村民赵大年"),
        (Asker(name="赵大年", group="三组", shown="full"), "三组村民赵大年"),
        (Asker(name="赵大年"), "村民赵大年"),
        (Asker(name="赵大年", group="三组", shown="masked"), "三组村民赵某年"),
        (Asker(name="王健", shown="masked"), "村民王某"),
        (Asker(name="欧阳建国", shown="masked"), "村民欧某国"),
        (Asker(group="三组"), "三组村民"),
        (Asker(), "一位村民"),
        (Asker(group="三组", shown="anonymous"), "一位村民"),
    ],
)
def test_the_asker_in_the_minutes(asker: Asker, shown: str) -> None:
    assert wording.asker_by_name(asker) == shown


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ((42, 6, 2), "有效票50票，满意率96.0%，其中满意84.0%"),
        ((0, 0, 0), "无有效票"),
        ((1, 1, 1), "有效票3票，满意率66.7%，其中满意33.3%"),
        ((1, 0, 799), "有效票800票，满意率0.1%，其中满意0.1%"),
        ((7, 0, 0), "有效票7票，满意率100.0%，其中满意100.0%"),
    ],
)
def test_satisfaction(votes: tuple[int, int, int], said: str) -> None:
    assert wording.satisfaction(*votes) == said


def test_people() -> None:
    assert wording.with_office("马德福", VILLAGE) == "马德福（村务监督委员会主任）"
    assert wording.with_office("张志强", VILLAGE) == "张志强（村党组织书记、村委会主任）"
    assert wording.with_office("外人", VILLAGE) == "外人"
    assert wording.head_count({"村“两委”成员": 5, "村民代表": 0, "村民": 46}) == "村“两委”成员5人、村民46人，共51人"
    assert wording.head_count({"村民": 0}) == ""


@pytest.mark.parametrize(
    ("text", "ended"),
    [("好", "好。"), ("好。", "好。"), ("吗？", "吗？"), ("好，", "好。"), ("4月18日（周五）", "4月18日（周五）。"), ("", "")],
)
def test_sentences_end(text: str, ended: str) -> None:
    assert wording.sentence(text) == ended


def test_record_range() -> None:
    assert wording.record_range(143, 2011, 2162) == "本会记录143条（账簿第2011–2162条之间）"


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (wording.VERBS, Nature),
        (wording.CHANNELS, Channel),
        (wording.MODES, AnswerMode),
        (wording.RATINGS, Rating),
        (wording.PAUSES, PauseCause),
        (wording.METHODS, AppraisalMethod),
        (wording.DOUBTS, DoubtKind),
        (wording.VOUCHERS, VoucherMode),
        (wording.STATUSES, RectificationStatus),
        (wording.OUTCOMES, Outcome),
    ],
)
def test_every_choice_has_its_word(words: dict[str, str], choices: object) -> None:
    assert set(words) == set(get_args(choices))
