"""What is said of a large raster beforehand, against what it becomes: bytes, seconds and the bar in between.

Usage: python benchmarks/estimate.py [--dpi 150]

An 8×1 m banner as PNG, as TIFF in inks and as JPEG, each estimated and then written to nowhere by as many processes as
``render`` takes. The bar is compared with the clock: how much of its length it is ahead or behind at most.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bannergen.batch.estimate import estimate
from bannergen.export.formats import FORMATS, Settings
from tests import project


@dataclass
class Clocked:
    """A sink that keeps nothing but when each byte came."""

    size: int = 0
    at: int = 0
    came: list[tuple[float, int]] = field(default_factory=list)

    def write(self, data: object) -> int:
        """Count."""
        length = memoryview(data).nbytes  # type: ignore[arg-type]
        self.at += length
        self.size = max(self.size, self.at)
        self.came.append((time.perf_counter(), self.size))
        return length

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go where a TIFF's directory is written."""
        self.at = offset + (0, self.at, self.size)[whence]
        return self.at

    def tell(self) -> int:
        """Tell where it is."""
        return self.at

    def flush(self) -> None:
        """Nothing is held back."""

    def seekable(self) -> bool:
        """Say that it can be sought."""
        return True

    writable = seekable


def main() -> None:
    """Estimate, write and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dpi", type=float, default=150)
    dpi = parser.parse_args().dpi
    scene = project.composition("bang-ron-ngang-8x1", "chu-de").scene
    for extension in ("png", "tiff", "jpeg"):
        target = FORMATS[extension]
        settings = Settings(dpi=dpi, workers=min(4, os.cpu_count() or 1))
        size = target.raster_size(scene, settings)
        if size is None:
            continue
        before = time.perf_counter()
        said = estimate(target, scene, settings, size)
        started, sink = time.perf_counter(), Clocked()
        target.write(scene, settings, sink)  # type: ignore[arg-type]
        ended = time.perf_counter()
        took = ended - started
        off = max(abs(said.done(written) - (now - started) / took) for now, written in sink.came)
        print(f"{extension}, {size[0]}×{size[1]}, {size[0] * size[1] / 1e6:.0f} Mpx: {sink.size / 1e6:.1f} MB", end="")
        print(f", said ×{said.bytes / sink.size:.2f}; {took:.1f} s, said ×{said.seconds / took:.2f};", end="")
        print(f" the bar {off:.2f} off at most; the strips took {(started - before) / took:.1%}")


if __name__ == "__main__":
    main()
