"""What can go wrong at the desk itself: folders, files, names given by a person."""

from __future__ import annotations

from pathlib import Path

from changzhang.domain.errors import Problem, UsageProblem


class VillageMissing(Problem):
    """The folder holds no village."""

    number = 102

    def __init__(self, folder: Path) -> None:
        super().__init__("这个文件夹里没有唱账的账簿", str(folder), "先用 changzhang init 建立村文件夹，或者换一个文件夹打开")


class FolderInUse(Problem):
    """A village is made in a folder of its own."""

    number = 103

    def __init__(self, folder: Path) -> None:
        super().__init__("这个文件夹里已经有一个村", str(folder), "直接打开它，或者换一个文件夹")


class FileUnreadable(Problem):
    """A file that was named cannot be read."""

    number = 104

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"文件读不出来（{cause}）", str(path), "看看文件在不在、有没有被别的程序占用")


class FileUnwritable(Problem):
    """A paper cannot be written where it should go."""

    number = 105

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"文件写不进去（{cause}）", str(path), "如果它正在 Word 或 WPS 里打开，请先关掉；或者换一个文件夹")


class ScriptWrong(UsageProblem):
    """A replay script cannot be read."""

    number = 106

    def __init__(self, where: str, what: str, remedy: str = "对照 README 里的脚本格式改好") -> None:
        super().__init__(f"脚本写得不对：{what}", where, remedy)


class MeetingNotNamed(UsageProblem):
    """There is no meeting to work on."""

    number = 107

    def __init__(self) -> None:
        super().__init__("还没有开过会", "", "先用 changzhang meet 开会")


class PaperUnknown(UsageProblem):
    """No such paper."""

    number = 108

    def __init__(self, paper: str, known: str) -> None:
        super().__init__("没有这种文书", paper, f"可以导出：{known}")


class LedgerNotReadable(Problem):
    """The sheet has open questions or cannot be read; nothing was kept."""

    number = 109

    def __init__(self, file_name: str, messages: str) -> None:
        super().__init__("这份表还不能接受", f"{file_name}：{messages}", "按提示在原表里改好，再导入一次")


class SettingsWaiting(Problem):
    """The profile was changed by hand and that change does not count yet; editing it now would adopt it unseen."""

    number = 509

    def __init__(self, name: str) -> None:
        super().__init__("这个设置文件刚改过，改动还没有启用", name, "先看过改动、启用，再在这里改")


class ListNotReadable(Problem):
    """A workbook without the columns of a rectification list."""

    number = 113

    def __init__(self, file_name: str, titles: str) -> None:
        super().__init__("这份表里没有整改清单", f"{file_name}，要有这些列：{titles}", "请用程序导出的整改清单.xlsx，列名不要改")


class PaperEmpty(Problem):
    """A meeting has nothing to write in such a paper."""

    number = 111

    def __init__(self, title: str, where: str) -> None:
        super().__init__(f"没有要写进{title}的内容", where, "不用导出这种文书，或者换一次会议")


class PeriodUnclear(UsageProblem):
    """Neither a month, a quarter nor a year."""

    number = 114

    def __init__(self, period: str) -> None:
        super().__init__("看不懂这个时期", period, "月写成 2026-10，季写成 2026Q4，年写成 2026")
