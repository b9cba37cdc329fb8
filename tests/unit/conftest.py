"""How hypothesis works here: the same examples on every run, and no stopwatch.

`make test PYTEST_ARGS="tests/unit --hypothesis-profile=search"` looks for new ones.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, max_examples=60, suppress_health_check=_SLOW
)
settings.register_profile("search", deadline=None, max_examples=1_000, suppress_health_check=_SLOW)
settings.load_profile("steady")
