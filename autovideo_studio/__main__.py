"""`python -m autovideo_studio` and the installed command."""

from __future__ import annotations

import sys

from autovideo_studio.app.main import main as run


def main() -> None:
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
