"""看凭证: how a voucher was shown, and who saw it."""

from __future__ import annotations

import re
from typing import Any, Literal, cast

from changzhang.domain.commands import ShowVoucher
from changzhang.domain.ledger import LineRef
from changzhang.domain.meeting_view import MeetingView
from changzhang.ui.dialogs.base import Dialog
from changzhang.ui.dialogs.lines import line_words
from changzhang.ui.dialogs.page import field

_Mode = Literal["shown", "masked", "by_appointment"]
_MODES = (("shown", "当场看了原件"), ("masked", "遮住个人信息看"), ("by_appointment", "约时间再看"))


def names_in(text: str) -> tuple[str, ...]:
    """Names parted by 、, commas, spaces or line ends."""
    return tuple(name for name in re.split(r"[、，,;；\s]+", text) if name)


async def show_voucher(dialog: Dialog[Any], view: MeetingView, line: LineRef) -> ShowVoucher:
    """Ask how the voucher of a line was shown."""
    words = [field("笔", line_words(view, line)), field("凭证放在", view.village.voucher_place)]
    mode = cast(_Mode, await dialog.pick("凭证怎么看的？", _MODES, words=words))
    witnesses = ""
    if mode != "by_appointment":
        witnesses = await dialog.text("谁看的？（可以空着）", words=words, placeholder="姓名，用顿号隔开")
    return ShowVoucher(meeting=view.meeting.id, line=line, mode=mode, witnesses=names_in(witnesses))


class VoucherDialog(Dialog[ShowVoucher]):
    """Records that the voucher of the line in hand was shown."""

    def __init__(self, view: MeetingView, line: LineRef) -> None:
        super().__init__(f"看凭证  第{line.line_no}笔", meeting=view.meeting.id)
        self.view = view
        self.line = line

    async def flow(self) -> ShowVoucher:
        """How, and by whom."""
        return await show_voucher(self, self.view, self.line)
