"""Papers through LibreOffice, where it is installed: they open, and every page says what it must."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from changzhang.render.sheet import to_xlsx
from changzhang.render.word import to_docx
from tests.render.samples import minutes, rectification_list

pytestmark = pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs soffice and pdftotext")
_SECONDS = 120


def pages(content: bytes, name: str, folder: Path) -> list[str]:
    """The text of each printed page, without spaces."""
    paper = folder / name
    paper.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    printed = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(paper)]
    subprocess.run(printed, check=True, capture_output=True, timeout=_SECONDS)
    read = subprocess.run(["pdftotext", "-layout", str(paper.with_suffix(".pdf")), "-"], check=True, capture_output=True, timeout=_SECONDS)
    return [re.sub(r"\s", "", page) for page in read.stdout.decode().split("\f")[:-1]]


def test_minutes_print_with_headers_numbers_and_company_for_the_signatures(tmp_path: Path) -> None:
    printed = pages(to_docx(minutes(60, mark="草稿·未封存")), "minutes.docx", tmp_path)
    assert 4 <= len(printed) <= 12
    for number, page in enumerate(printed, start=1):
        assert f"—{number}—" in page
        assert "草稿·未封存" in page
    with_lines = [page for page in printed if re.search(r"记-0\d\d", page)]
    assert all("序号日期凭证号" in page for page in with_lines)
    (signing,) = [page for page in printed if "主持人（签字）" in page]
    assert signing.index("散会。") < signing.index("主持人（签字）")


def test_a_list_sheet_prints_one_page_wide(tmp_path: Path) -> None:
    printed = pages(to_xlsx(rectification_list(60)), "list.xlsx", tmp_path)
    assert all("编号来源整改事项" in page for page in printed)
    assert all(f"第{number}页，共{len(printed)}页" in page for number, page in enumerate(printed, start=1))
    assert "包村领导" in printed[-1]
