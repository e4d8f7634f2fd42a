"""What the rules say no to about ledgers and their review, one class each."""

from __future__ import annotations

from changzhang.domain.errors import Refused


class LedgerMissing(Refused):
    """There is nothing to read for the period."""

    number = 203

    def __init__(self, period: str) -> None:
        super().__init__("这个月还没有导入账目", period, "请先在“导入”里接受这个月的收支表")


class NotExplained(Refused):
    """A ledger that contradicts itself is read only with a recorded written explanation."""

    number = 217

    def __init__(self, period: str, codes: str) -> None:
        super().__init__("这个月的账有对不上的地方，还没有书面说明", f"{period} {codes}", "请更正后重新导入，或者登记书面说明")


class PeriodAlreadyRead(Refused):
    """The month was read in another meeting."""

    number = 218

    def __init__(self, period: str, meeting: str) -> None:
        super().__init__("这个月的账已经念过", f"{period}，会议 {meeting}", "如账目有更正，请办更正公开")


class MonthInBook(Refused):
    """A month already in the book is replaced only on confirmation."""

    number = 226

    def __init__(self, period: str) -> None:
        super().__init__("这个月的账已经在账簿里", period, "确认要用新表更正时，请选“更正”（命令行加 --correct），旧版保留")


class AlreadyImported(Refused):
    """E114: the same bytes were accepted before."""

    number = 227

    def __init__(self, file_name: str, period: str) -> None:
        super().__init__("这份表以前导入过（E114）", f"{file_name}，{period}", "内容一模一样，不用再导入")


class NotExplainable(Refused):
    """Only E107–E111 can be explained in writing; the rest must be mended in the sheet."""

    number = 231

    def __init__(self, codes: str) -> None:
        super().__init__("这些问题不能用书面说明代替", codes, "请在原表里改好再导入")


class SignersTooFew(Refused):
    """Two different members of the supervision committee sign."""

    number = 235

    def __init__(self, names: str) -> None:
        super().__init__("预审要两名以上村务监督委员会成员签字", names or "还没有选人", "请选两名不同的村监委成员")


class ReviewUnfinished(Refused):
    """A review with lines returned or without a verdict is not signed."""

    number = 236

    def __init__(self, points: str) -> None:
        super().__init__("预审还不能签字", points, "退回的补正后重新审，没审的先审完")


class VersionReplaced(Refused):
    """The month was corrected meanwhile."""

    number = 237

    def __init__(self, period: str) -> None:
        super().__init__("这个月的账已经更正过，您看的是旧版", period, "请重新打开预审，审新的一版")


class MonthTwice(Refused):
    """Two sheets of one file claim the same month of the same account; one would hide the other."""

    number = 239

    def __init__(self, period: str, sheets: str) -> None:
        super().__init__("一个文件里有两张表是同一个月的账", f"{period}，{sheets}", "用 --sheet 选一张导入，另一张改成别的账户再导入")
