"""``python -m changzhang``."""

from changzhang.cli import main

main()
