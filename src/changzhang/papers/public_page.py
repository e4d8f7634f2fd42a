"""公开网页: the month's notice, the questions with their answers, and how the promises stand; for phones and old eyes."""

from __future__ import annotations

from datetime import date

from changzhang.domain.meeting_view import MeetingView
from changzhang.papers.accounts import periods
from changzhang.papers.blocks import Block, Heading, Paper, paragraph
from changzhang.papers.notice_sheet import notice
from changzhang.papers.public import for_the_public
from changzhang.papers.sections.appraisal import appraisal
from changzhang.papers.sections.codes import code_line
from changzhang.papers.sections.posting import Hanging, phones
from changzhang.papers.sections.public_answers import followed_up, public_questions
from changzhang.papers.wording import COMPARE_CODES, DRAFT, FICTIONAL, day, months


def public_page(view: MeetingView, hanging: Hanging, *, today: date) -> Paper:
    """The page as of ``today``; sections with nothing to say are left out."""
    village = view.village
    sections = (
        ("财务收支", [*notice(view), paragraph(hanging.words)] if view.ledgers else []),
        ("提问和答复", public_questions(view)),
        ("整改进展", followed_up(view, today)),
        ("群众评议", appraisal(view)),
        ("联系方式", phones(village)),
    )
    blocks = [block for title, written in sections if written for block in (Heading(title), *_deeper(written))]
    told = f"{months(periods(view))}财务" if view.ledgers else view.template.name
    codes: list[Block] = [paragraph(f"{code_line(view)}。{COMPARE_CODES}")] if view.adjourn_code else []
    return Paper(
        kind="page",
        title=f"{village.name}{told}公开",
        subtitle=f"{day(view.meeting.opened.held_on)}{view.template.name}，更新于{day(today)}",
        file_stem="公开网页",
        author=village.name,
        blocks=(*for_the_public(blocks, village), *codes),
        mark="" if view.meeting.is_sealed else DRAFT,
        footer_note=FICTIONAL if village.is_fictional else "",
    )


def _deeper(blocks: list[Block]) -> list[Block]:
    """Headings of a section stand one level below the section's own."""
    return [Heading(block.text, level=2) if isinstance(block, Heading) else block for block in blocks]
