"""The book on disk: journal and blobs as evidence, projections that can be rebuilt, places that may be lost. The only SQL."""
