"""Widgets of changzhang's own. None of them parses a text it did not write as markup."""
