"""会议记录: the full file copy of a meeting, one function of its view."""

from __future__ import annotations

from collections.abc import Callable

from changzhang.domain.meeting_view import MeetingView
from changzhang.papers.as_of_seal import as_of_seal
from changzhang.papers.blocks import Block, Heading, Paper, Signatures, paragraph
from changzhang.papers.sections.annex import Annex, WithdrawnAct, annexes
from changzhang.papers.sections.appraisal import appraisal
from changzhang.papers.sections.codes import code_line, codes
from changzhang.papers.sections.head import head
from changzhang.papers.sections.look_back import look_back
from changzhang.papers.sections.others import others
from changzhang.papers.sections.owed import owed
from changzhang.papers.sections.promises import promises
from changzhang.papers.sections.questions import questions
from changzhang.papers.sections.reading import reading
from changzhang.papers.sections.votes import votes
from changzhang.papers.wording import DRAFT, FICTIONAL, day, moment, numeral

__all__ = ["Annex", "WithdrawnAct", "minutes"]

SECTIONS: tuple[tuple[str, Callable[[MeetingView], list[Block]]], ...] = (
    ("上期整改事项回头看", look_back),
    ("宣读收支", reading),
    ("往期和会前提问的答复", owed),
    ("群众提问及答复", questions),
    ("整改事项", promises),
    ("表决和征求意见", votes),
    ("群众评议", appraisal),
    ("发言与其他记录", others),
)
SIGNERS = ("主持人（签字）：", "记录人（签字）：", "村务监督委员会成员（签字）：", "群众代表（签字）：")
_NO_ANNEX = Annex()


def minutes(view: MeetingView, *, annex: Annex = _NO_ANNEX) -> Paper:
    """The minutes as of the seal, or a draft as of now. ``annex`` carries what no folded state holds (withdrawals)."""
    view = as_of_seal(view)
    opened = view.meeting.opened
    return Paper(
        kind="minutes",
        title=f"{view.village.name}{view.template.name}会议记录",
        subtitle=f"（{opened.held_on.year}年第{opened.number}次）",
        file_stem="会议记录",
        author=view.village.name,
        blocks=(*head(view), *_sections(view), *_ending(view), *annexes(view, annex), *codes(view)),
        mark="" if view.meeting.is_sealed else DRAFT,
        fonts=view.village.fonts,
        footer_note="　".join(part for part in (FICTIONAL if view.village.is_fictional else "", code_line(view)) if part),
    )


def _sections(view: MeetingView) -> list[Block]:
    """The sections that have something to say, numbered over those alone."""
    written = [(title, section(view)) for title, section in SECTIONS]
    there = [(title, blocks) for title, blocks in written if blocks]
    return [block for number, (title, blocks) in enumerate(there, start=1) for block in (Heading(f"{numeral(number)}、{title}"), *blocks)]


def _ending(view: MeetingView) -> list[Block]:
    meeting = view.meeting
    if meeting.adjourned_at is None:
        return [paragraph(f"（会议进行中，本稿记到{moment(meeting.last_at)}。）")]
    nothing = [] if view.questions or any(view.is_spoken_of(question) for question in view.owed) else ["群众没有提问"]
    nothing += [] if view.promises else ["没有新增整改事项"]
    said: list[Block] = [paragraph(f"会上{'，'.join(nothing)}。")] if nothing else []
    at = day(meeting.opened.held_on) if meeting.opened.medium == "paper" else moment(meeting.adjourned_at)
    return [*said, paragraph(f"散会。（{at}）", keep_with_next=True), Signatures(SIGNERS)]
