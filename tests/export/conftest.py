"""What several tests of the exporters watch."""

from __future__ import annotations

from typing import Any

import pytest

from bannergen.export import inks


@pytest.fixture
def transforms(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The modes of the transforms that are made: each takes as long as a picture."""
    made: list[str] = []
    build = inks._transform_of

    def counted(source: bytes, target: bytes, mode: str) -> Any:
        made.append(mode)
        return build(source, target, mode)

    monkeypatch.setattr(inks, "_transform_of", counted)
    return made
