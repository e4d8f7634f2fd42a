"""What must be settled about the terminal before textual is imported, and what kind of terminal it is."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

# textual reads both once, at its first import. The kitty key protocol swallows text of Chinese input methods in iTerm2;
# twice the frames a second halve the wait between a key and its paint.
_DEFAULTS = {"TEXTUAL_DISABLE_KITTY_KEY": "1", "TEXTUAL_FPS": "120"}


def settle_environment(environment: MutableMapping[str, str] | None = None) -> None:
    """Give textual its settings before its first import, except those the user chose."""
    known = os.environ if environment is None else environment
    for name, value in _DEFAULTS.items():
        known.setdefault(name, value)


def is_old_console(platform: str = sys.platform, environment: MutableMapping[str, str] | None = None) -> bool:
    """Whether this is the old Windows console, which draws ambiguous characters (─│■) two cells wide.

    Windows Terminal sets ``WT_SESSION``; other emulators on Windows set ``TERM_PROGRAM`` or ``TERM``.
    """
    if platform != "win32":
        return False
    known = os.environ if environment is None else environment
    return not any(known.get(name) for name in ("WT_SESSION", "TERM_PROGRAM", "TERM", "ConEmuANSI"))
