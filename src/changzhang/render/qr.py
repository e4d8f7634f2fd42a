"""QR codes without a picture library: the matrix from qrcode, the PNG from zlib."""

from __future__ import annotations

import zlib
from functools import lru_cache
from struct import pack

from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from changzhang.domain.errors import Problem

BORDER = 4
Matrix = tuple[tuple[bool, ...], ...]


class QrTooLong(Problem):
    """More text than a QR code can hold."""

    number = 602

    def __init__(self, payload: str) -> None:
        super().__init__("二维码装不下这么多字", f"内容开头：{payload[:20]}…（共{len(payload)}字）", "请缩短村名、网址等会印进二维码的设置")


@lru_cache(maxsize=8)
def qr_matrix(payload: str) -> Matrix:
    """Rows of modules, ``True`` is dark, with a light border of 4; error correction M. Raises ``QrTooLong``."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=BORDER)
    try:
        code.add_data(payload.encode("utf-8", "replace"))
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise QrTooLong(payload) from error
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def qr_png(payload: str, *, scale: int = 8) -> bytes:
    """The code as a grey PNG, ``scale`` pixels a module, border included. Raises ``QrTooLong``."""
    matrix = qr_matrix(payload)
    light, dark = b"\xff" * scale, b"\x00" * scale
    lines = b"".join((b"\x00" + b"".join(dark if module else light for module in row)) * scale for row in matrix)
    side = len(matrix) * scale
    header = pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(lines)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))
