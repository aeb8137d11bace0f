"""Step 3, compose: the scales of the finishing sheet: 1:40, 3:1, and the largest usual one for a room."""

from __future__ import annotations

from bannergen.compose.working_drawing import number


def scale_of(factor: float) -> str:
    """Write the scale of a drawing that is ``factor`` times its subject."""
    return f"{number(factor)}:1" if factor > 1 else f"1:{number(1 / factor)}"


_STEPS = tuple(step * 10.0**power for power in range(5) for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8))
_FACTORS = (*reversed(_STEPS), *(1 / step for step in _STEPS))  # from 80,000:1 to 1:80,000


def scale_within(width: float, height: float, room: tuple[float, float]) -> float:
    """Return the largest usual factor at which a subject is no larger than its room."""
    most = min(room[0] / width, room[1] / height)
    return next((factor for factor in _FACTORS if factor <= most), _FACTORS[-1])
