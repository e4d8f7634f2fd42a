"""Villages made for tests: a month of expenses of any length, accepted through the real import."""

from __future__ import annotations

from pathlib import Path

from changzhang.desk import importing, setting_up
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk
from changzhang.domain.commands import CountAttendance, EnterStage

PERIOD = "2026-10"
PEOPLE = """
[[people]]
name = "马德福"
roles = ["村监委主任"]

[[people]]
name = "赵存良"
roles = ["村委会主任"]

[[people]]
name = "王秀兰"
roles = ["报账员"]
"""


def month_csv(lines: int) -> str:
    """A running list with balances, ``lines`` expenses of 1.01 元, 1.02 元 …"""
    rows = [f"石湾村{PERIOD[:4]}年10月财务收支公开表", "日期,凭证号,摘要,收入,支出,余额,经手人,证明人,审批人", ",,上月结余,,,100000.00,,,"]
    balance = 10_000_000
    for number in range(1, lines + 1):
        amount = 100 + number
        balance -= amount
        money = f"{amount // 100}.{amount % 100:02d},{balance // 100}.{balance % 100:02d}"
        rows.append(f"2026-10-{1 + (number - 1) * 31 // lines:02d},记-{number:03d},付第{number}件材料费,,{money},赵存良,何秀,田正")
    return "\n".join(rows) + "\n"


def make_village(folder: Path, lines: int = 12) -> Desk:
    """A village with one accepted month; no line is too short to count as read."""
    desk = setting_up.init_village(folder, village="石湾村", town="样例镇", from_period=PERIOD)
    desk.actor = "王秀兰"
    profile = folder / "village.toml"
    profile.write_text(profile.read_text("utf-8") + PEOPLE, "utf-8")
    template = folder / "session_templates/monthly_reading.toml"
    template.write_text(template.read_text("utf-8").replace("min_seconds_per_line = 2.0", "min_seconds_per_line = 0.0"), "utf-8")
    setting_up.adopt(desk)
    ledger = folder / "十月.csv"
    ledger.write_text(month_csv(lines), "utf-8")
    importing.accept(desk, importing.check(desk, ledger))
    return desk


def open_reading(desk: Desk) -> str:
    """The month's meeting, sixty people counted, standing before the first expense; its id."""
    meeting = meeting_desk.start(desk, period=PERIOD)
    desk.do(CountAttendance(meeting=meeting, counts={"村民": 60}))
    desk.do(EnterStage(meeting=meeting, stage="expense", expected_stage="sign_in"))
    return meeting
