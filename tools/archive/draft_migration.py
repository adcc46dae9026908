"""Drafts the migration from the schema of the last one to what `schema.py` says now.

python -m tools.archive.draft_migration 0002 "saved searches have a colour"
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from marsad.archive.connecting import engine_for


def main() -> None:
    """Writes the draft beside the other migrations."""
    number, what = sys.argv[1:]
    config = Config()
    config.set_main_option("script_location", "marsad:archive/migrations")
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "v%%(rev)s_%%(slug)s")
    with tempfile.TemporaryDirectory() as folder, engine_for(Path(folder, "a.db")).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        command.revision(config, what, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    main()
