"""A file → sheets of cells → classified rows → a reading, with every problem as an issue. No SQL, no screen."""

from changzhang.intake.reading import read_file
from changzhang.intake.reconcile import chain_issue
from changzhang.intake.report import check_json

__all__ = ["chain_issue", "check_json", "read_file"]
