"""What must be settled about the terminal before textual is imported, and what kind of terminal it is."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping

_KITTY_SWITCH = "TEXTUAL_DISABLE_KITTY_KEY"


def settle_environment(environment: MutableMapping[str, str] | None = None) -> None:
    """Switch the kitty key protocol off unless the user chose: in iTerm2 it swallows text of Chinese input methods.

    textual reads the variable once, at its first import.
    """
    (os.environ if environment is None else environment).setdefault(_KITTY_SWITCH, "1")


def is_old_console(platform: str = sys.platform, environment: MutableMapping[str, str] | None = None) -> bool:
    """Whether this is the old Windows console, which draws ambiguous characters (─│■) two cells wide.

    Windows Terminal sets ``WT_SESSION``; other emulators on Windows set ``TERM_PROGRAM`` or ``TERM``.
    """
    if platform != "win32":
        return False
    known = os.environ if environment is None else environment
    return not any(known.get(name) for name in ("WT_SESSION", "TERM_PROGRAM", "TERM", "ConEmuANSI"))
