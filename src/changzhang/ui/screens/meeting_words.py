"""What the meeting screen's head and strip say."""

from __future__ import annotations

from datetime import datetime

from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.stages.reading_tally import ReadingTally
from changzhang.ui.widgets.progress_strip import Tally
from changzhang.ui.words import elapsed_words, month_words


def title_parts(view: MeetingView, now: datetime) -> tuple[tuple[str, ...], ...]:
    """Village and title, stage, head count, clock: each with its shorter forms."""
    meeting = view.meeting
    periods = "、".join(dict.fromkeys(month_words(ledger.period) for ledger in meeting.opened.ledgers))
    title = meeting.opened.title if view.village.name in meeting.opened.title else f"{view.village.name} {meeting.opened.title}"
    whole = f"{title}（{periods}账目）" if periods and periods not in title else title
    stages = len(view.template.stages)
    stage, place = (view.stage.title, f"第{view.stage_number}/{stages}环节") if meeting.is_in_room else ("整理", "已散会")
    short = f"{view.stage_number}/{stages} {stage}" if meeting.is_in_room else "整理"
    present = meeting.adjourned_present if not meeting.is_in_room else meeting.present
    clock = f"{now:%H:%M}"
    running = "休会中" if meeting.is_paused else elapsed_words(meeting.opened_at, now) if meeting.is_in_room else ""
    return (
        (f" {whole}", f" {title}", f" {view.village.name}"),
        (f"{place} {stage}", short),
        (f"到会{present}人", f"{present}人") if present else ("到会未清点", ""),
        (f"{clock} {running}".rstrip(), "休会中" if meeting.is_paused else clock),
    )


def tally_of(view: MeetingView, line: LineRef | None, reading: object) -> Tally:
    """The counts of the line in hand and of the whole meeting, with how far the reading is."""
    here = (len(view.questions_on(line)), len(view.promises_on(line))) if line else None
    referred = sum(1 for question in view.questions if question.status == "referred")
    read, lines, pace = (reading.read, len(reading.lines), reading.pace) if isinstance(reading, ReadingTally) else (0, 0, "")
    return Tally(here, len(view.questions), len(view.promises), referred, read, lines, pace)
