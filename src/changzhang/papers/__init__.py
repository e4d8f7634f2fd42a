"""Every paper as a pure function of the record: wording lives here, looks live in render."""
