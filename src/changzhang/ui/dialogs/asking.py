"""Questions several dialogs ask: who, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from changzhang.domain.days import Reckoned, day_text
from changzhang.domain.template import Term
from changzhang.domain.village import Person
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.page import Row, field
from changzhang.ui.dialogs.typed import day

OTHER = "\n"


def person_label(person: Person) -> str:
    """A name with its offices."""
    return f"{person.name}（{'、'.join(role.value for role in person.roles)}）" if person.roles else person.name


async def pick_person(
    dialog: Dialog[Any], prompt: str, people: Sequence[Person], default: str = "", words: Sequence[Row] = (), nobody: str = ""
) -> str:
    """A name, by digit or typed; ``nobody`` is the label that stands for no name at all."""
    names = [person.name for person in people]
    options = [(person.name, person_label(person)) for person in people]
    if default and default not in names:
        options.insert(0, (default, default))
        names.insert(0, default)
    options += [("", nobody)] * bool(nobody) + [(OTHER, "写别的姓名")]
    chosen = await dialog.pick(prompt, options, marked=names.index(default) if default else 0, words=words)
    while chosen == OTHER:
        typed = await dialog.text("写姓名", words=words)
        if typed:
            return typed
        dialog.warn("请写上姓名")
    return chosen


async def pick_term(
    dialog: Dialog[Any],
    prompt: str,
    terms: Sequence[tuple[Term, Reckoned]],
    held_on: date,
    *,
    marked: int = 0,
    words: Sequence[Row] = (),
    none: str = "",
) -> tuple[Term | None, date | None]:
    """A term, or a day typed in; both None when ``none`` (a label) was chosen. Each term's reckoning stands below the list."""
    options = [(str(index), f"{term.label}：{day_text(reckoned.due_on, held_on)}") for index, (term, reckoned) in enumerate(terms)]
    options += [(OTHER, "写别的日期")] + [("", none)] * bool(none)
    reckonings = [field(term.label, reckoned.reckoning) for term, reckoned in terms]
    chosen = await dialog.pick(prompt, options, marked=marked, words=[*reckonings, *words])
    if chosen == "":
        return None, None
    if chosen != OTHER:
        return terms[int(chosen)][0], None
    return None, await _typed_day(dialog, held_on, words)


async def _typed_day(dialog: Dialog[Any], held_on: date, words: Sequence[Row]) -> date:
    while True:
        typed = await dialog.text("哪一天？（如 11月20日、11-20、20日）", words=words)
        found = day(typed, held_on)
        if found and found >= held_on:
            return found
        dialog.warn(f"“{typed}”看不懂，请写成 11月20日 这样" if found is None else f"{day_text(found, held_on)}早于开会那天，请重写")
