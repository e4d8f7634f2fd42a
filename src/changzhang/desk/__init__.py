"""Use cases: the only thing a front end may call. Render and intake are imported when called, never at start."""
