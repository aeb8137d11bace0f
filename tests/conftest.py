"""What holds for every test."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

# The same examples in every run, on any machine: a failure can be seen again, a slow machine is no failure.
settings.register_profile("bannergen", derandomize=True, deadline=None, database=None)
settings.load_profile("bannergen")


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what commands remember away from the folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
