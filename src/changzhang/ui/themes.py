"""A light and a dark look, each readable from the last row: every pair of text and ground has a contrast of 4.5 : 1 or more."""

from __future__ import annotations

from textual.theme import Theme

LIGHT, DARK = "changzhang-light", "changzhang-dark"

# Text colour and the ground it stands on, by variable name: what the contrast test computes.
PAIRS = (
    ("foreground", "background"),
    ("foreground", "surface"),
    ("foreground", "panel"),
    ("cz-label", "background"),
    ("cz-label", "surface"),
    ("cz-faint", "background"),
    ("cz-faint", "surface"),
    ("cz-income", "background"),
    ("cz-expense", "background"),
    ("cz-alarm", "background"),
    ("cz-alarm", "surface"),
    ("cz-notice-text", "cz-notice"),
    ("cz-key", "panel"),
    ("cz-title-text", "cz-title"),
    ("cz-red-text", "cz-red"),
    ("cz-yellow-text", "cz-yellow"),
    ("cz-green-text", "cz-green"),
    ("cz-marked-text", "cz-marked"),
)

_LIGHT = {
    "foreground": "#101418",
    "background": "#ffffff",
    "surface": "#f2f4f7",
    "panel": "#e4e8ee",
    "cz-label": "#3d4a5c",
    "cz-faint": "#566274",
    "cz-income": "#0b5d2a",
    "cz-expense": "#0a3f8f",
    "cz-alarm": "#b00020",
    "cz-notice": "#fff3c4",
    "cz-notice-text": "#4a3200",
    "cz-key": "#0a3f8f",
    "cz-title": "#123a6b",
    "cz-title-text": "#ffffff",
    "cz-red": "#b00020",
    "cz-red-text": "#ffffff",
    "cz-yellow": "#ffd54a",
    "cz-yellow-text": "#2b2000",
    "cz-green": "#0b6b33",
    "cz-green-text": "#ffffff",
    "cz-marked": "#123a6b",
    "cz-marked-text": "#ffffff",
}

_DARK = {
    "foreground": "#f4f6f8",
    "background": "#0b0f14",
    "surface": "#151b23",
    "panel": "#202833",
    "cz-label": "#b9c4d2",
    "cz-faint": "#a3afbf",
    "cz-income": "#7fe0a0",
    "cz-expense": "#9cc7ff",
    "cz-alarm": "#ff9aa5",
    "cz-notice": "#4a3a00",
    "cz-notice-text": "#ffecb0",
    "cz-key": "#ffd76a",
    "cz-title": "#1d4f8f",
    "cz-title-text": "#ffffff",
    "cz-red": "#c0182f",
    "cz-red-text": "#ffffff",
    "cz-yellow": "#ffd54a",
    "cz-yellow-text": "#2b2000",
    "cz-green": "#0b6b33",
    "cz-green-text": "#ffffff",
    "cz-marked": "#ffd76a",
    "cz-marked-text": "#14181d",
}


def colours(name: str) -> dict[str, str]:
    """The colours of a theme by variable name."""
    return _DARK if name == DARK else _LIGHT


def _theme(name: str) -> Theme:
    known = colours(name)
    extra = {
        "footer-foreground": known["foreground"],
        "block-cursor-foreground": known["cz-marked-text"],
        "block-cursor-background": known["cz-marked"],
        "input-cursor-foreground": known["background"],
        "input-cursor-background": known["foreground"],
        "scrollbar": known["cz-faint"],
        "border": known["cz-key"],
    }
    return Theme(
        name=name,
        primary=known["cz-title"],
        secondary=known["cz-key"],
        accent=known["cz-key"],
        warning=known["cz-yellow"],
        error=known["cz-red"],
        success=known["cz-green"],
        foreground=known["foreground"],
        background=known["background"],
        surface=known["surface"],
        panel=known["panel"],
        dark=name == DARK,
        text_alpha=1.0,
        variables={**extra, **{key: value for key, value in known.items() if key.startswith("cz-")}},
    )


THEMES = (_theme(LIGHT), _theme(DARK))


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two ``#rrggbb`` colours, 1–21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
