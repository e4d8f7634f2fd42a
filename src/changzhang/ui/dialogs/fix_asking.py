"""Questions the dialogs of a fix ask: on which day, with which files, and the limits of a new date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from changzhang.domain.days import Reckoned, day_text, reckon
from changzhang.domain.states import RectificationState
from changzhang.domain.template import Deadlines, Term, WorkCalendar
from changzhang.ui.dialogs.asking import OTHER
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, field
from changzhang.ui.dialogs.typed import past_day
from changzhang.ui.screens.places import files_near, typed_path

EVIDENCE_ENDINGS = (".jpg", ".jpeg", ".png", ".heic", ".pdf", ".docx", ".xlsx", ".mp4")


def about_rows(item: RectificationState) -> list[Row]:
    """What the dialog is about: the measure, the owner, the date, what was reported."""
    rows = [
        field("整改", item.promised.measure),
        field("责任人", f"{item.promised.owner}，期限{item.due_on:%Y-%m-%d}"),
    ]
    return rows + ([field("结果", item.completed.result)] if item.completed else [])


def terms_from(day: date, deadlines: Deadlines, calendar: WorkCalendar) -> list[tuple[Term, Reckoned]]:
    """The time limits of a promise reckoned from a day."""
    return [(term, reckon(term, day, calendar, deadlines.reading_day)) for term in deadlines.promise_terms]


async def pick_past_day(dialog: Dialog[Any], prompt: str, today: date, words: Sequence[Row] = ()) -> date:
    """Today, yesterday, or a day typed in that is not ahead."""
    days = [today, today - timedelta(days=1)]
    names = ("今天", "昨天")
    options = [(day.isoformat(), f"{name}（{day.month}月{day.day}日）") for name, day in zip(names, days, strict=True)]
    chosen = await dialog.pick(prompt, [*options, (OTHER, "写别的日期")], words=words)
    if chosen != OTHER:
        return date.fromisoformat(chosen)
    while True:
        typed = await dialog.text("哪一天？（如 11月3日、11-3、3日）", words=words)
        found = past_day(typed, today)
        if found and found <= today:
            return found
        dialog.warn(f"“{typed[:20]}”看不懂，请写成 11月3日 这样" if found is None else f"{day_text(found, today)}还没有到，请重写")


async def pick_evidence(dialog: Dialog[Any], folder: Path, words: Sequence[Row] = ()) -> tuple[Path, ...]:
    """Files that prove it, one after the other; none is an answer too, it can be supplied later."""
    chosen: list[Path] = []
    while True:
        near = [path for path in files_near(folder, Path.home(), EVIDENCE_ENDINGS) if path not in chosen]
        done = "就这些" if chosen else "现在没有，以后再补"
        options = [("", done), (OTHER, "写文件的位置（可以把文件拖进窗口）"), *((str(path), path.name) for path in near[:24])]
        shown = [field("已选", "、".join(path.name for path in chosen))] if chosen else []
        answer = await dialog.pick("佐证材料（照片、收据、单子）？", options, words=[*words, *shown])
        if answer == "":
            return tuple(chosen)
        path = typed_path(await dialog.text("文件在哪里？", words=words), folder) if answer == OTHER else Path(answer)
        if path.is_file():
            chosen.append(path)
        else:
            dialog.warn(f"找不到这个文件：{path}")
