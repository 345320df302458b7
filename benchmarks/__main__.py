"""All benchmarks, one after the other: `make bench`."""

from __future__ import annotations

import runpy

BENCHMARKS = ("export", "peers", "preview", "audio", "transitions", "memory", "demo", "edits", "library", "speech", "workers")


def main() -> None:
    for name in BENCHMARKS:
        print(f"\n== {name} ==", flush=True)
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
