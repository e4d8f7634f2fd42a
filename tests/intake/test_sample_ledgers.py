"""Every sample ledger reads exactly as its expected result says."""

import json
from pathlib import Path

import pytest

from changzhang.intake import check_json, read_file
from tests.intake.expected import differences

LEDGERS = Path(__file__).parents[1] / "data" / "ledgers"
FILES = sorted(path.name for path in LEDGERS.iterdir() if path.is_file())


def test_all_samples_are_here() -> None:
    assert len(FILES) == 52


@pytest.mark.parametrize("name", FILES)
def test_sample_ledger(name: str) -> None:
    expected = json.loads((LEDGERS / "expected" / f"{name}.json").read_text("utf-8"))
    found = check_json(read_file(f"/somewhere/{name}", (LEDGERS / name).read_bytes()))
    assert differences(expected, found) == []
    assert found["file"] == name
    json.dumps(found)
