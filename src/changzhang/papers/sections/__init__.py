"""The sections of the minutes, one a file; each returns its blocks, none when it has nothing to say."""
