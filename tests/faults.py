"""What is refused, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ParamSpec

import pytest

from bannergen.diagnostics import Diagnostic, Fault

P = ParamSpec("P")


def faults_of(attempt: Callable[P, object], *arguments: P.args, **named: P.kwargs) -> tuple[Diagnostic, ...]:
    """The diagnostics of an attempt that is refused."""
    with pytest.raises(Fault) as caught:
        attempt(*arguments, **named)
    return caught.value.diagnostics


def places(faults: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    """The code and the place of each."""
    return [(fault.code.id, str(fault.span)) for fault in faults]
