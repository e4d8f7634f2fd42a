"""Version, folder, disk, console, clock, fonts and last backup, for one screen (``changzhang doctor``)."""

from __future__ import annotations

import locale
import platform
import shutil
import sys
from pathlib import Path

import msgspec

from changzhang import __version__
from changzhang.desk.desk import Desk
from changzhang.desk.proof import verify_book

_FREE_ENOUGH = 200 * 1024 * 1024


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the check-up; ``is_ok`` None where nothing can be judged."""

    name: str
    words: str
    is_ok: bool | None = None


def check_up(desk: Desk) -> tuple[Finding, ...]:
    """What can be said of this machine and this book."""
    free = shutil.disk_usage(desk.folder).free
    verified = verify_book(desk.folder)
    last = desk.record.history.fact(desk.book.record.head)
    is_late = last is not None and desk.now() < last.at
    encoding = (sys.stdout.encoding or locale.getpreferredencoding()).lower()
    return (
        Finding(name="版本", words=f"唱账 {__version__}，Python {platform.python_version()}，{platform.system()} {platform.release()}"),
        Finding(name="村文件夹", words=str(desk.folder)),
        Finding(
            name="账簿", words=f"{verified.records}条记录，" + ("完好" if verified.ok else verified.problems[0].message), is_ok=verified.ok
        ),
        Finding(name="磁盘", words=f"剩余{free // (1024 * 1024)}MB", is_ok=free > _FREE_ENOUGH),
        Finding(name="终端编码", words=encoding, is_ok="utf" in encoding or "gb" in encoding),
        Finding(name="时间", words=f"{desk.now():%Y-%m-%d %H:%M}" + ("，早于账簿最后一条记录" if is_late else ""), is_ok=not is_late),
        Finding(name="节假日安排", words=_calendar_words(desk), is_ok=desk.today().year in desk.calendar.known_years),
        Finding(name="字体方案", words="国标字体" if desk.village.fonts == "national" else "系统自带字体"),
        Finding(name="备份", words=_backup_words(desk.folder)),
    )


def _calendar_words(desk: Desk) -> str:
    years = sorted(desk.calendar.known_years)
    return f"已知{years[0]}—{years[-1]}年" if years else "没有，工作日按周一至周五估算"


def _backup_words(folder: Path) -> str:
    copies = sorted(folder.glob("changzhang-*.db"))
    return f"村文件夹里最近一份：{copies[-1].name}" if copies else "村文件夹里没有；请定期备份到U盘（changzhang backup）"
