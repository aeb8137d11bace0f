"""What holds for every test."""

from hypothesis import settings

# The same examples in every run, on any machine: a failure can be seen again, a slow machine is no failure.
settings.register_profile("bannergen", derandomize=True, deadline=None, database=None)
settings.load_profile("bannergen")
