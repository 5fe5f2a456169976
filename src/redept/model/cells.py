"""Words in the cells of a table, so that no spreadsheet runs them: an apostrophe before them says "these are words"."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, or passes over before one."""


def cell_of(words: str) -> str:
    """The cell of some words: "'=1+1" for "=1+1"; others as they are."""
    return f"'{words}" if words.lstrip("'").startswith(FORMULA) else words


def words_of(cell: str) -> str:
    """The words of a cell that `cell_of` gave."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell
