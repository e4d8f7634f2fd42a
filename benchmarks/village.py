"""A village with one month of any length, its meeting opened in the reading stage: what the benchmarks press keys on."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

from changzhang.desk import importing, setting_up
from changzhang.desk import meeting as meeting_desk
from changzhang.desk.desk import Desk
from changzhang.domain.commands import CountAttendance, EnterStage

PERIOD = "2026-10"
OPENING_FEN = 1_000_000_00


def ledger_csv(lines: int) -> bytes:
    """A running list of expenses in UTF-8 with its balances, ``lines`` lines long."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["石湾村2026年10月财务收支公开表"])
    writer.writerow(["日期", "凭证号", "摘要", "收入", "支出", "余额", "经手人", "证明人", "审批人"])
    balance = OPENING_FEN
    writer.writerow(["", "", "上月结余", "", "", _yuan(balance)])
    for number in range(1, lines + 1):
        day = date(2026, 10, 1) + timedelta(days=(number - 1) * 31 // lines)
        amount = 1_00 + number % 97
        balance -= amount
        summary = f"付第{number}号公共用水点维修材料费"
        writer.writerow([day.isoformat(), f"记-{number:05d}", summary, "", _yuan(amount), _yuan(balance), "周成", "何秀", "田正"])
    return text.getvalue().encode()


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def make_village(folder: Path, lines: int, *, is_ready: bool = True) -> Desk:
    """The village in ``folder``; with ``is_ready`` its meeting stands before the first line and no line is too short to count."""
    desk = setting_up.init_village(folder, village="石湾村", town="样例镇", from_period=PERIOD)
    desk.actor = "何秀"
    if not is_ready:
        return desk
    template = folder / "session_templates/monthly_reading.toml"
    template.write_text(template.read_text("utf-8").replace("min_seconds_per_line = 2.0", "min_seconds_per_line = 0.0"), "utf-8")
    setting_up.adopt(desk)
    ledger = folder / "十月.csv"
    ledger.write_bytes(ledger_csv(lines))
    importing.accept(desk, importing.check(desk, ledger))
    meeting = meeting_desk.start(desk, period=PERIOD)
    desk.do(CountAttendance(meeting=meeting, counts={"村民": 60}))
    desk.do(EnterStage(meeting=meeting, stage="expense", expected_stage="sign_in"))
    return desk
