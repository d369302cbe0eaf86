"""What is to share a worker is there: a group whose name is gone would be without effect, and nothing would say so."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.scheduling import TOGETHER


@pytest.mark.parametrize("group", TOGETHER)
def test_each_group_begins_as_tests_do(group: str) -> None:
    path, _, name = group.partition("::")
    assert (ROOT / path).exists()
    assert name in ((ROOT / path).read_text("utf-8") if name else "")
