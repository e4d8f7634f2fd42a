"""A fictional village to try everything on: four months of ledgers, three meetings behind it, the fourth ready to be held."""
