"""Two hundred files spoiled by chance: each ends in a reading or in clear errors, never in a traceback."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest

from changzhang.domain.ledger import FileReading
from changzhang.intake import check_json, read_file
from tests.intake.books import edited, ods

LEDGERS = Path(__file__).parents[1] / "data" / "ledgers"
SAMPLES = sorted(path for path in LEDGERS.iterdir() if path.is_file())
WORTHLESS = [b"abc", b"1e400", b"-1", b"99999999999999999999", b"nan", b"", b"\xef\xbf\xbd"]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed."""
    spoiled = bytearray(data)
    for _ in range(chance.choice([1, 3, 30])):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def torn(data: bytes, chance: random.Random) -> bytes:
    """A stretch left out or doubled."""
    place, size = chance.randrange(len(data)), chance.randrange(1, 300)
    return data[:place] + data[place : place + size] * chance.choice([0, 0, 2, 5]) + data[place + size :]


def shuffled(data: bytes, chance: random.Random) -> bytes:
    """Lines, rows or cells in another order, or with other values."""
    parts = re.split(rb"(?=<c )|(?=<row )|(?<=\n)", data)
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = parts[other], re.sub(rb"<v>[^<]*</v>", b"<v>" + chance.choice(WORTHLESS) + b"</v>", parts[one])
    if chance.random() < 0.5:
        del parts[chance.randrange(len(parts))]
    return b"".join(parts)


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """The file with one or two things wrong, inside the zip where it is one."""
    wrong = chance.choice([flipped, torn, shuffled])
    if data[:2] == b"PK" and chance.random() < 0.7:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if re.search("sheet|workbook|content|shared", name)]
            name = chance.choice(names)
            return edited(data, name, wrong(archive.read(name), chance))
    return wrong(data, chance)


def understood(reading: FileReading) -> None:
    """A reading is whole: its JSON can be made, its lines have one side, its numbers run on, its errors have sentences."""
    check_json(reading)
    for sheet in reading.sheets:
        assert [line.line_no for line in sheet.ledger.lines] == list(range(1, len(sheet.ledger.lines) + 1))
        if sheet.status in ("ok", "ok_with_warnings"):
            assert all((line.income_fen is None) != (line.expense_fen is None) for line in sheet.ledger.lines)
            assert sheet.ledger.reconciled is not False
    issues = [*reading.errors, *(issue for sheet in reading.sheets for issue in sheet.errors)]
    assert bool(issues) == (reading.status in ("needs_review", "blocked"))
    assert all(issue.message for issue in issues)


@pytest.mark.parametrize("seed", range(20))
def test_spoiled_files(seed: int) -> None:
    chance = random.Random(seed)
    sample_ods = ods([["日期", "摘要", "收入", "支出"], ["2025-01-03", "收租", 5, ""], ["2025-01-04", "付电费", "", 3]])
    for _ in range(10):
        path = chance.choice(SAMPLES)
        name, data = ("a.ods", sample_ods) if chance.random() < 0.05 else (path.name, path.read_bytes())
        understood(read_file(name, spoiled(data, chance)))
