"""Everything that is asked in a window of its own; each dialog hands back what was decided and does nothing itself."""
