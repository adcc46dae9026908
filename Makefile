# Short names for the commands under bin/, for those who have make.

.PHONY: demo test model packs bench clean

demo: ; @sh bin/demo
test: ; @sh bin/test

# Trains the name tagger on two cores; needs ../shared/corpora.
model: ; @sh bin/setup dev tools && .venv/bin/python -m tools.tagger.train

# Rebuilds the packs that come from open data.
packs: ; @sh bin/setup dev tools && .venv/bin/python -m tools.packs

# Accuracy and speed beside the peers; needs ../shared.
bench: ; @sh bin/setup dev tools bench && .venv/bin/python bench/accuracy.py && .venv/bin/python bench/reading.py

clean: ; rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build dist
