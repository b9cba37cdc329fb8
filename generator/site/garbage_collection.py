"""How often Python looks for objects that hold each other and that nobody else holds any more."""

import gc

_OBJECTS = (10_000, 10, 10)
"""How many new objects let Python look for cycles among the youngest, and so on. Its own first number, 700, makes it
look at all facts again and again while they are read: a twelfth of a build after an edit, a sixteenth of a full one."""


def collect_less_often() -> None:
    """For this process and those that it forks."""
    gc.set_threshold(*_OBJECTS)
