"""Lets a benchmark that is run by its path (`python bench/stories.py`) import the repository's `tools`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

if str(ROOT) not in sys.path:
    sys.path.append(str(ROOT))
