"""A village folder in a temporary place: its desk, a clock that is set, and a small month accepted from a real file."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from changzhang.desk import importing, setting_up
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.clock import CHINA
from changzhang.desk.desk import Desk

MONTH = "日期,凭证号,摘要,收入,支出,余额,经手人,证明人\n,,上月结余,,,1000.00,,\n"
LINES = (
    "2026-10-03,记-001,收机动地承包费,500.00,,1500.00,韩小军,丁桂香\n"
    "2026-10-05,记-002,付村部电费,,100.00,1400.00,韩小军,丁桂香\n"
    "2026-10-09,记-003,付水渠清淤费,,200.00,1200.00,牛得胜,\n"
    "2026-10-12,记-004,付保洁工资,,300.00,900.00,韩小军,丁桂香\n"
    ",,本月合计,500.00,600.00,900.00,,\n"
)
PEOPLE = "".join(
    f'\n[[people]]\nname = "{name}"\nroles = ["{role}"]\n'
    for name, role in (
        ("何永年", "村委会主任"),
        ("柳明德", "村监委主任"),
        ("丁桂香", "村监委委员"),
        ("白云山", "村监委委员"),
        ("韩小军", "报账员"),
        ("宋玉洁", "村文书"),
    )
)
TOML = f'name = "小山村"\ntown = "八里镇"\nfrom_period = "2026-10"\nis_fictional = true\n{PEOPLE}'
MEETING = "reading-2026-10"


class SetClock:
    """A clock that says what it was told."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        """Let time pass."""
        self.at += timedelta(**span)


def clock_at(*parts: int) -> SetClock:
    """A clock at an instant in +08:00."""
    return SetClock(datetime(*parts, tzinfo=CHINA))  # type: ignore[arg-type]


def new_desk(folder: Path, clock: SetClock) -> Desk:
    """The desk of a new village."""
    desk = setting_up.init_village(folder, village="小山村", town="八里镇", from_period="2026-10", village_toml=TOML.encode(), clock=clock)
    desk.actor = "宋玉洁"
    return desk


def accept_month(desk: Desk, text: str = MONTH + LINES, name: str = "小山村2026年10月收支表.csv") -> None:
    """A month accepted from a file."""
    path = desk.folder / name
    path.write_bytes(text.encode("utf-8-sig"))
    importing.accept(desk, importing.check(desk, path))


def desk_in_meeting(folder: Path) -> tuple[Desk, SetClock]:
    """A desk with the October meeting open."""
    clock = clock_at(2026, 11, 15, 14, 0)
    desk = new_desk(folder, clock)
    accept_month(desk)
    meeting_desk.start(desk, period="2026-10")
    return desk, clock
