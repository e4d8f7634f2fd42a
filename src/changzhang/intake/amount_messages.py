"""What is wrong with an amount, in one Chinese sentence that names the row."""

from __future__ import annotations

from changzhang.intake.amounts import PRECISION
from changzhang.intake.grid import Unreadable, Value


def amount_message(number: int, cell: str, code: str, value: Value) -> str:
    """Why the cell of this row is no amount, and what to write instead."""
    if code == PRECISION:
        return f"第{number}行金额“{cell}”精确到分以下，请改成两位小数。"
    if isinstance(value, Unreadable):
        return f"第{number}行金额是“{cell}”，表格里的公式没有算出数，请在WPS中改好再导入。"
    if cell.startswith(("?", "？", "\ufffd")):
        return f"第{number}行金额“{cell}”前有乱码，文件编码损坏，请重新导出。"
    return f"第{number}行金额“{cell}”看不懂，请改成数字（如 1234.50）。"
