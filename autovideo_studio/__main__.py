"""`python -m autovideo_studio` and the installed command."""

from __future__ import annotations

import gc
import sys

from autovideo_studio.app.main import main as run


def main() -> None:
    code = run(sys.argv[1:])
    gc.freeze()  # what is left goes with the process: to look through it for garbage would take a tenth of a second
    sys.exit(code)


if __name__ == "__main__":
    main()
