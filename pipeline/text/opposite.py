"""Which items of a printed list can be the counterpart of one of the same list in the other language."""

# Items that are compared each with each: more authors, keywords or institutions are printed in both languages in one
# order, as they are numbered or sorted, and comparing them all would cost the square of their number.
WHOLE = 64
ABOUT = 16  # places before and behind an item's own that are looked at in a longer list


def opposite(place: int, count: int, others: int) -> range:
    """The places among `others` at which the counterpart of the item at `place` among `count` can stand."""
    if max(count, others) <= WHOLE:
        return range(others)
    middle = place * others // count
    return range(max(0, middle - ABOUT), min(others, middle + ABOUT + 1))
