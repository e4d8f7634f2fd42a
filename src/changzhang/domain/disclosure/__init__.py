"""Publication: which items are due when, through which steps, and how long a sheet must hang (domain rules §6, §7.1–7.3)."""
