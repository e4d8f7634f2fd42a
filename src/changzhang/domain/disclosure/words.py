"""What happened to a publication, in a few words of Chinese."""

from __future__ import annotations

from changzhang.domain.disclosure.items import STEP_NAMES
from changzhang.domain.events import disclosure as ev
from changzhang.domain.events.base import Event


def of_disclosure(event: Event, name: str) -> str:
    """What was done to the publication ``name``; empty for any other event."""
    match event:
        case ev.DisclosureArisen():
            what = f"{event.name}：{event.title}" if event.title else event.name
            return f"公开事项 {name}（{what}），{event.due_on:%Y-%m-%d}前公开"
        case ev.DisclosureStepDone():
            who = f"（{'、'.join(event.members)}）" if event.members else ""
            return f"{name} {STEP_NAMES[event.step]}{who}" + (f"：{event.note}" if event.note else "")
        case ev.DisclosurePublished():
            places = "、".join(place.name for place in event.places)
            return f"{name} 公布：{places}，{event.posted_on:%Y-%m-%d}起，最早{event.remove_from:%Y-%m-%d}取下"
        case ev.DisclosureCorrected():
            ordered = f"，{event.ordered_by}责令" if event.ordered_by else ""
            return f"{name} 更正公开（第{event.number}次公布）：{event.was} → {event.now}（{event.reason}{ordered}）"
        case ev.DisclosureObjected():
            return f"{name} 群众异议：{event.objector + '：' if event.objector else ''}{event.text}"
        case ev.DisclosureTakenDown():
            return f"{name} 取下：{event.place}，{event.taken_on:%Y-%m-%d}" + (f"（{event.reason}）" if event.reason else "")
    return ""
