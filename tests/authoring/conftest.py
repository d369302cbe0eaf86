"""What every test here can ask for: a copy of the sound tree, to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.authoring.tree import SOUND, Tree


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A copy of the sound tree."""
    root = tmp_path / "tree"
    shutil.copytree(SOUND, root)
    return Tree(root)
