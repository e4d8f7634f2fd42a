from __future__ import annotations

import subprocess
import sys

import pytest

from changzhang.ui.terminal import is_old_console, settle_environment


def test_textual_is_set_up_unless_the_user_chose() -> None:
    environment = {"TEXTUAL_FPS": "30"}
    settle_environment(environment)
    assert environment == {"TEXTUAL_DISABLE_KITTY_KEY": "1", "TEXTUAL_FPS": "30"}
    chosen = {"TEXTUAL_DISABLE_KITTY_KEY": "0"}
    settle_environment(chosen)
    assert chosen == {"TEXTUAL_DISABLE_KITTY_KEY": "0", "TEXTUAL_FPS": "120"}


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("win32", {}, True),
        ("win32", {"WT_SESSION": "1"}, False),
        ("win32", {"TERM_PROGRAM": "vscode"}, False),
        ("linux", {}, False),
    ],
)
def test_the_old_console_is_known(platform: str, environment: dict[str, str], expected: bool) -> None:
    assert is_old_console(platform, environment) is expected


def test_the_switch_is_set_before_textual_is_imported() -> None:
    code = (
        "import os, sys; os.environ.pop('TEXTUAL_DISABLE_KITTY_KEY', None); import changzhang.ui.app; "
        "from textual import constants; assert constants.DISABLE_KITTY_KEY, 'kitty keys are on'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nothing_heavy_is_imported_to_show_the_first_screen() -> None:
    heavy = "docx python_calamine xlsxwriter jinja2 qrcode lxml pypinyin chinese_calendar tomlkit openpyxl PIL"
    code = (
        "import sys, changzhang.ui.app, changzhang.ui.screens.home, changzhang.ui.screens.meeting, changzhang.ui.stages.reading; "
        f"print([name for name in {heavy.split()!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
