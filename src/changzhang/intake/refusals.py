"""Files that cannot be read at all, each with its sentence; they reach people as the issue E112_UNSUPPORTED_FILE."""

from __future__ import annotations

from changzhang.domain.errors import Problem


class UnreadableFile(Problem):
    """The file as a whole cannot be read: a password, a foreign format, ruined text, or a size no ledger has."""

    number = 412


def locked() -> UnreadableFile:
    """The workbook asks for a password before it opens."""
    return UnreadableFile("文件有打开密码", remedy="请先在WPS中取消密码，另存后重新导入")


def foreign(kind: str, remedy: str = "请在WPS中另存为 .xlsx 后重新导入") -> UnreadableFile:
    """The bytes are of a format that is no ledger."""
    return UnreadableFile(f"不支持的文件（{kind}）", remedy=remedy)


def broken(detail: str = "") -> UnreadableFile:
    """The file is cut short or damaged."""
    return UnreadableFile("文件已损坏，打不开" + (f"（{detail}）" if detail else ""), remedy="请重新导出，或在WPS中打开后另存为 .xlsx")


def too_large(detail: str) -> UnreadableFile:
    """The file claims a size that no village ledger has, and reading it could exhaust the machine."""
    return UnreadableFile(f"文件过大或有异常单元格（{detail}），没有读取", remedy="请在WPS中只复制账页部分到新表，另存为 .xlsx")


def ruined_text() -> UnreadableFile:
    """The text was saved through a wrong encoding; the characters are lost in the file itself."""
    return UnreadableFile("编码无法识别，文字已损坏（出现“�”或“锟斤拷”）", remedy="请从原系统重新导出，不要另存")
