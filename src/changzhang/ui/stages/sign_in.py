"""签到: can the last row read it, do the keys answer, is the power on; then the head count."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from changzhang.domain.meeting_view import MeetingView
from changzhang.domain.template import Stage
from changzhang.ui.dialogs.head_count import HeadCountDialog, attendance_rows
from changzhang.ui.dialogs.page import ALARM, LABEL, STRONG, Row, blank, field, said
from changzhang.ui.stages.cards import CardStage

_LOOK = "看得清", "试键", "电源", "到会人数"
_PRESENTER = {"pagedown": "翻页键", "space": "空格", "right": "→"}
_ACTS = (("count", "清点"), ("arrive", "刚到"), ("leave", "先走"), ("guests", "来宾"), ("absent", "缺席"), ("names", "名单"))
_POWER = ("电脑插着电源，充电灯亮", "投影仪插好，线接牢", "插线板没有放在走道上", "纸质账目带了一份，停电接着念", "手机调静音")


class SignInStage(CardStage):
    """Four cards. Once heads were counted it begins at the last."""

    def __init__(self, view: MeetingView, stage: Stage) -> None:
        super().__init__(view, stage)
        self.pressed: list[str] = []
        self.was_warned = False
        if view.meeting.attendance:
            self.index = self.count()

    def count(self) -> int:
        """Cards behind the first."""
        return len(_LOOK) - 1

    def cover(self) -> list[Row]:
        """The test card."""
        mirrored = self.view.meeting.opened.is_mirrored
        return [
            said("最后一排看得清吗？", STRONG),
            said("看不清：按住 Ctrl 再按 ＋（变小按 －）", STRONG),
            blank(),
            said("贰仟叁佰元整  2,300.00  王秀兰  红 黄 绿"),
            blank(),
            field("投影仪", "和电脑一样（大家看得到这一屏）" if mirrored else "另一块屏（大家看不到这一屏）"),
            field("底色", "屋里亮用浅底，暗用深底：Ctrl+T 换"),
            said("看清了，按翻页键往下", LABEL),
        ]

    def card(self, place: int) -> list[Row]:
        """Keys, power, heads."""
        return (self._keys, self._power, self._heads)[place]()

    def actions(self) -> Sequence[tuple[str, str]]:
        """The head count can be taken at any time."""
        return _ACTS

    def run(self, act: str) -> None:
        """Count, or note who is not here."""
        self.ask(HeadCountDialog(self.view, act))

    def go_on(self) -> None:
        """The next card; leaving without a head count is said once."""
        is_last = self.index >= self.count()
        if is_last and not self.view.meeting.present and not self.was_warned:
            self.was_warned = True
            self.host.say("还没有清点人数：按1清点。要先往下走，再按一次翻页")
            return
        super().go_on()

    def on_key(self, event: events.Key) -> None:
        """On the key card F2 is only tried, and the presenter's key is told by its name."""
        if self.place != 0:
            return
        if event.key == "f2":
            event.stop()
            event.prevent_default()
        if (event.key in _PRESENTER or event.key == "f2") and event.key not in self.pressed:
            is_first_page_key = event.key in _PRESENTER and not self._presenter()
            self.pressed.append(event.key)
            if is_first_page_key:
                event.stop()
                event.prevent_default()
            self.paint()

    def _presenter(self) -> str:
        return next((_PRESENTER[key] for key in self.pressed if key in _PRESENTER), "")

    def _keys(self) -> list[Row]:
        presenter, has_f2 = self._presenter(), "f2" in self.pressed
        rows = [
            said(f"1. 按翻页笔的“下一页”：{'收到（' + presenter + '）' if presenter else '还没收到'}", STRONG if presenter else ALARM),
            said("   没反应：用空格键或 → 念账", LABEL),
            said(f"2. 按 F2：{'收到' if has_f2 else '还没收到'}", STRONG if has_f2 else ALARM),
            said("   没反应：按住 Fn 再按 F2；还不行，按 Tab 出菜单，用数字选", LABEL),
            blank(),
        ]
        return [*rows, said("都试过了，再按翻页键往下", LABEL)]

    def _power(self) -> list[Row]:
        return [said("开会前看一眼：", STRONG), *(said(f"□ {words}", hang=3) for words in _POWER)]

    def _heads(self) -> list[Row]:
        attendance = self.view.meeting.attendance
        if attendance is None:
            return [*self.script(), said("还没有清点人数，按1清点", ALARM)]
        total = said(f"到会{attendance.present}人", STRONG) if attendance.counts else said("还没有清点人数，按1清点", ALARM)
        return [total, *attendance_rows(attendance, self.view.template.attendee_kinds), blank(), *self.script()]
