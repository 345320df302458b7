"""Other processes for the tests of the library. Usage: library_child.py TASK FOLDER [MORE]."""

import sys
import threading
import time
from itertools import count
from pathlib import Path

from autovideo_studio.document import document as document_module
from autovideo_studio.document.document import Document
from autovideo_studio.document.journal import sealed
from autovideo_studio.domain.brief import Brief
from autovideo_studio.domain.edits.project import SetTitle
from autovideo_studio.domain.project import Project
from autovideo_studio.domain.script import Script
from autovideo_studio.domain.sequence import Sequence
from autovideo_studio.jobs.recipe import Product, Recipe
from autovideo_studio.library.library import Library


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def hold(folder: Path) -> None:
    """Open for writing, make a project, keep it open."""
    with Library.open(folder, must_write=True) as library:
        library.projects.create("Held", id="project_held")
        tell("ready")
        time.sleep(60)


def work(folder: Path) -> None:
    """Write history, products and jobs for ever; say so after each is done."""
    with Library.open(folder, must_write=True) as library:
        if not library.projects.count():
            library.projects.create("Worked on", id="project_worked")
        journal = library.journal("project_worked")
        last = [*journal.entries()][-1:]
        seq, previous = (last[0]["seq"], last[0]["hash"]) if last else (0, "")
        while True:
            seq += 1
            entry = sealed(seq, "edit", {"number": seq}, previous)
            journal.append(entry)
            previous = entry["hash"]
            tell(f"entry {seq}")
            recipe = Recipe("speech", 1, {"text": f"sentence {seq}"}, paid=True)
            library.ledger.intend(recipe, provider="fake", model="one")
            digest, size = library.store.put_bytes(f"sound {seq}".encode() * 5000)
            library.ledger.record(recipe, Product(digest, size, "audio/wav"), provider="fake", model="one", seconds=0.1,
                                  cost_usd="0.01")
            tell(f"product {seq} {digest}")
            scratch = library.scratch / f"{seq}.tmp"
            scratch.write_bytes(b"x" * 100_000)
            library.cache.put_file(scratch, move=True)


def edit(folder: Path) -> None:
    """Edit a project for ever while another thread takes the snapshots, far too many; say each title."""
    document_module.SNAPSHOT_EVERY = 5
    with Library.open(folder, must_write=True) as library:
        if not library.projects.count():
            library.projects.create("Edited", id="project_edited")
            empty = Project("project_edited", "0", Brief(""), Script(), Sequence("sequence"))
            document = Document.create(empty, library.journal("project_edited"))
        else:
            document = Document.open(library.journal("project_edited"))
        threading.Thread(target=lambda: [document.rest() for _ in count()], daemon=True).start()
        number = int(document.project.title)
        while True:
            number += 1
            document.apply(SetTitle(str(number)))
            document.seal()
            tell(str(number))


if __name__ == "__main__":
    {"hold": hold, "work": work, "edit": edit}[sys.argv[1]](Path(sys.argv[2]))
