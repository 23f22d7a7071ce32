"""The best one-to-one pairing of two lists; of long ones, a good one."""

from collections.abc import Callable

from pipeline.text.opposite import WHOLE, opposite


def pairs(
    rows: int, columns: int, worth: Callable[[int, int], float], least: float = 0.0
) -> tuple[tuple[int, int], ...]:
    """Pairs (row, column) in order of rows whose worths add up to the most; a pair worth `least` or less is not made.

    The Hungarian method with potentials (Jonker and Volgenant's shortest augmenting paths), O(n³). In lists longer than
    WHOLE the pair worth the most is made first, of those that can be opposite each other.
    """
    size = max(rows, columns)
    if size > WHOLE:
        return _best_first(rows, columns, worth, least)
    gain = [
        [max(0.0, worth(i, j) - least) if i < rows and j < columns else 0.0 for j in range(size)] for i in range(size)
    ]
    row_of = _assign([[-value for value in row] for row in gain])
    return tuple(sorted((i, j) for j, i in enumerate(row_of) if gain[i][j] > 0.0))


def _best_first(
    rows: int, columns: int, worth: Callable[[int, int], float], least: float
) -> tuple[tuple[int, int], ...]:
    every = ((worth(i, j), i, j) for i in range(rows) for j in opposite(i, rows, columns))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((own for own in every if own[0] > least), key=lambda own: (-own[0], own[1:])):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return tuple(sorted(found.items()))


def _assign(cost: list[list[float]]) -> list[int]:
    """The row that each column of a square matrix is given, for the least sum."""
    size = len(cost)
    infinity = float("inf")
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    match, way = [0] * (size + 1), [0] * (size + 1)
    for i in range(1, size + 1):
        match[0], column = i, 0
        least, used = [infinity] * (size + 1), [False] * (size + 1)
        while match[column]:
            used[column] = True
            row, delta, following = match[column], infinity, 0
            for j in range(1, size + 1):
                if used[j]:
                    continue
                reduced = cost[row - 1][j - 1] - rows[row] - columns[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(size + 1):
                if used[j]:
                    rows[match[j]] += delta
                    columns[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return [match[j] - 1 for j in range(1, size + 1)]
