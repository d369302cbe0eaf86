"""Which tests one worker runs, one after another: those that first make something together that takes long.

pytest-xdist 3.8 has a mark for this, ``xdist_group``. With pytest 9.2 that mark is without effect, and nothing says so:
it was to change a test's id, which can no longer be changed. So each group is named here, by how its ids begin.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

TOGETHER = (
    "tests/chromium/",  # Two browsers and two servers.
    "tests/authoring/generated/test_update.py::test_what_is_committed_is_what_is_made",
    "tests/core/test_every_way.py",
    "tests/test_preview.py",
)


class Together(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """Each worker takes the next test, or the next group, in their order."""

    def _split_scope(self, nodeid: str) -> str:
        return next((group for group in TOGETHER if nodeid.startswith(group)), nodeid)
