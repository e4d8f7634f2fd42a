"""The second window: what the room sees on the wall, public fields only."""
