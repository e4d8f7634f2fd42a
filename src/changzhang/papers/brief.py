"""微信简报 for the group chat, 大喇叭稿 for the loudspeaker: the month in a few sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.money import spoken, yuan_text
from changzhang.domain.rectification import light_of
from changzhang.domain.spoken_text import spoken_text
from changzhang.papers.accounts import closing_fen, line_name, periods
from changzhang.papers.blocks import Paper, Paragraph, paragraph
from changzhang.papers.public import for_the_public
from changzhang.papers.sections.public_answers import answer_words
from changzhang.papers.wording import DRAFT, FICTIONAL, day, months, satisfaction, sentence

MOST_CHARACTERS = 500
# Some 200 characters a minute through a loudspeaker: five minutes.
MOST_SPOKEN = 1000


def brief(view: MeetingView, *, today: date) -> Paper:
    """At most 500 characters with title and code; questions are left out where there is no room. The code stands last."""
    title = f"【{view.village.name}{view.template.name}简报】"
    village = view.village
    ends = [f"查账对账请拨{hotline.name}{hotline.number}。" for hotline in village.hotlines[:1]]
    ends += [view.village.publication_url] * bool(view.village.publication_url)
    ends += [FICTIONAL] * village.is_fictional + [DRAFT] * (not view.meeting.is_sealed)
    code = view.seal_code or view.adjourn_code
    ends += [f"{'封存码' if view.seal_code else '散会码'}：{code}"] * bool(code)
    head = [_opening(view), *_accounts(view, lambda fen: f"{yuan_text(fen)}元"), *_promises(view, today), *_appraisal(view)]
    room = MOST_CHARACTERS - sum(len(part) + 1 for part in (title, *head, *ends)) - 20
    return _paper(view, "brief", title, "微信简报", _masked(view, [*head, *_fitting(_questions(view), room)]) + ends)


def broadcast(view: MeetingView, *, today: date) -> Paper:
    """At most five minutes of speech; amounts and dates as they are said."""
    title = f"{view.village.name}{view.template.name}大喇叭稿"
    calls = [f"乡亲们，下面播报{_opening(view)}"]
    head = [*calls, *_accounts(view, spoken), *_promises(view, today), *_appraisal(view)]
    said = _masked(view, head)
    asked = _fitting(_masked(view, _questions(view)), MOST_SPOKEN - sum(map(len, said)) - 60)
    ends = ["对账目还有疑问的，请到村委会查看财务公开榜，或者在下次会上提问。播报完了，谢谢大家。"]
    return _paper(view, "broadcast", title, "大喇叭稿", [spoken_text(each) for each in [*said, *asked, *ends]])


def _paper(view: MeetingView, kind: str, title: str, stem: str, said: list[str]) -> Paper:
    return Paper(
        kind=kind,
        title=title,
        file_stem=stem,
        author=view.village.name,
        blocks=tuple(paragraph(each) for each in said),
        mark="" if view.meeting.is_sealed or kind == "brief" else DRAFT,
        fonts=view.village.fonts,
        footer_note=FICTIONAL if view.village.is_fictional and kind != "brief" else "",
    )


def _masked(view: MeetingView, said: list[str]) -> list[str]:
    shown = for_the_public([paragraph(each) for each in said], view.village)
    return [block.text for block in shown if isinstance(block, Paragraph)]


def _opening(view: MeetingView) -> str:
    present = view.meeting.attendance.present if view.meeting.attendance else 0
    came = f"，到会{present}人" if present else ""
    return f"{day(view.meeting.opened.held_on)}{view.village.name}召开{view.template.name}{came}。"


def _accounts(view: MeetingView, said: Callable[[int], str]) -> list[str]:
    if not view.ledgers:
        return []
    plan, closing = view.plan, closing_fen(view)
    words = f"{months(periods(view))}账{len(plan.lines)}笔：收入{len(plan.income)}笔{said(plan.total_fen('income'))}，"
    words += f"支出{len(plan.expense)}笔{said(plan.total_fen('expense'))}"
    words += f"，月末结余{said(closing)}" if closing is not None else ""
    doubts = len(view.meeting.doubts)
    return [words + "。" + (f"有{doubts}笔存疑，正在核对。" if doubts else "")]


def _questions(view: MeetingView) -> list[str]:
    ordered = sorted(view.questions, key=lambda question: (question.asked.number, question.seq))
    shown = [each for each in ordered if not each.asked.is_apart and each.asked.text and each.status != "joined"]
    return [
        f"{line_name(view, each.asked.line) if each.asked.line else ''}问：{sentence(each.asked.text)}{answer_words(each)}"
        for each in shown
    ]


def _promises(view: MeetingView, today: date) -> list[str]:
    items = (*view.look_back, *view.promises)
    if not items:
        return []
    lit = [light_of(item, today, view.deadlines.yellow_days, is_at_once=view.deadlines.close_on_posting) for item in items]
    late = sum(1 for light in lit if light.light == "red")
    closed = sum(1 for item in items if not item.is_open)
    return [f"整改事项{len(items)}项，已销号{closed}项" + (f"，超期{late}项。" if late else "。")]


def _appraisal(view: MeetingView) -> list[str]:
    counted = view.meeting.appraisal
    if counted is None:
        return []
    return [f"群众评议：{satisfaction(counted.satisfied, counted.mostly_satisfied, counted.dissatisfied)}。"]


def _fitting(said: list[str], room: int) -> list[str]:
    """As many sentences as there is room for, and how many are left out."""
    kept: list[str] = []
    for each in said:
        if sum(len(other) + 1 for other in [*kept, each]) > room:
            break
        kept.append(each)
    left = len(said) - len(kept)
    return [*kept, f"另有{left}条提问见公开栏。"] if left else kept
