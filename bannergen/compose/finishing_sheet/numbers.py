"""Step 3, compose: numbers as a Vietnamese workshop writes them: 8.000, 498,1, 8,45 m²."""

from __future__ import annotations


def decimal(value: float, places: int = 1) -> str:
    """Write a number with dots between thousands and a decimal comma, without idle zeros."""
    text = f"{value:,.{places}f}"
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def dimensions(width: float, height: float) -> str:
    """Write a size in millimetres."""
    return f"{decimal(width)} × {decimal(height)} mm"


def scale_of(factor: float) -> str:
    """Write the scale of a drawing that is ``factor`` times its subject."""
    return f"{decimal(factor)}:1" if factor > 1 else f"1:{decimal(1 / factor)}"


_STEPS = tuple(step * 10.0**power for power in range(5) for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8))
_FACTORS = (*reversed(_STEPS), *(1 / step for step in _STEPS))  # from 80,000:1 to 1:80,000


def scale_within(width: float, height: float, room: tuple[float, float]) -> float:
    """Return the largest usual factor at which a subject is no larger than its room."""
    most = min(room[0] / width, room[1] / height)
    return next((factor for factor in _FACTORS if factor <= most), _FACTORS[-1])
