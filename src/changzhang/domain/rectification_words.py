"""The acts behind a fix's completion in a few words of Chinese."""

from __future__ import annotations

from changzhang.domain.events import rectification as r
from changzhang.domain.events.base import Event
from changzhang.domain.rectification import OUTCOMES, RUNGS, WAYS


def of_rectification_end(event: Event, name: str) -> str:
    """What was done to the item ``name``; empty for any other event."""
    match event:
        case r.RectificationExtended():
            return f"{name} 延期：{event.was_due_on:%Y-%m-%d}改为{event.due_on:%Y-%m-%d}（{event.reason}，{event.approver}批准）"
        case r.RectificationVerified():
            note = f"，{event.note}" if event.note else ""
            return f"{name} 核验：{OUTCOMES[event.outcome]}（{'、'.join(event.members)}{note}）"
        case r.RectificationRepublished():
            return (
                f"{name} 第{event.number}次公示整改结果：{event.place}，{event.posted_on:%Y-%m-%d}起，最早{event.remove_from:%Y-%m-%d}取下"
            )
        case r.RectificationObjected():
            then = f"；答复：{event.answer}，重新公示" if event.answer else "；退回重改"
            return f"{name} 公示期间异议：{event.objector + '：' if event.objector else ''}{event.text}{then}"
        case r.RectificationAskerInformed():
            return f"{name} 已告知提问人（{WAYS[event.way]}，{event.informed_on:%Y-%m-%d}）" + (f"：{event.note}" if event.note else "")
    return _of_ending(event, name)


def _of_ending(event: Event, name: str) -> str:
    match event:
        case r.RectificationClosed():
            return f"{name} 销号" + ("（村里议定公示即销号）" if event.is_at_once else "") + (f"：{event.note}" if event.note else "")
        case r.RectificationReopened():
            return f"{name} 退回重改：{event.reason}" + (f"，新期限{event.due_on:%Y-%m-%d}" if event.due_on else "")
        case r.RectificationEscalated():
            return f"{name} 上报{RUNGS[event.to]}{'（' + event.receiver + '）' if event.receiver else ''}：{event.reason}"
    return ""
