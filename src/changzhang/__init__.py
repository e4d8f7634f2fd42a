"""Runs a Chinese village's public account-reading meeting: journal, screens, papers."""

__version__ = "0.1.0"
