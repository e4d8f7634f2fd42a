"""The front end: Textual screens over the desk. The environment is settled before textual is first imported."""

from __future__ import annotations

from changzhang.ui import terminal

terminal.settle_environment()
