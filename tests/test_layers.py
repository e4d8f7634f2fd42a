"""The floors of the house hold: arrows only run down, and the desk starts without what it needs only later."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAVY = ("docx", "python_calamine", "xlsxwriter", "jinja2", "qrcode", "lxml", "pypinyin", "chinese_calendar", "tomlkit")


def test_arrows_only_run_down() -> None:
    """Every import-linter contract of pyproject.toml is kept."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _loaded_by(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(' '.join(name for name in sys.modules if '.' not in name))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_desk_starts_without_textual_and_docx() -> None:
    """A headless front end never pays for the terminal UI or for Word."""
    loaded = _loaded_by("import changzhang.desk.desk, changzhang.desk.meeting, changzhang.desk.importing, changzhang.desk.exporting")
    assert not loaded & {"textual", *HEAVY}


def test_ui_starts_without_the_heavy_libraries() -> None:
    """First paint never waits for a library only an import or an export needs."""
    assert not _loaded_by("import changzhang.ui.app") & set(HEAVY)
