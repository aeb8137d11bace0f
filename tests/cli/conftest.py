"""A small campaign to call the command on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.small import CAMPAIGN, TABLE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "c.yaml").write_text(CAMPAIGN, "utf-8")
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")
    return tmp_path
