"""Blocks become bytes: Word, sheet, plain text. Knows nothing of meetings; nothing heavy is imported here."""
