# `make check` lints the corpus document, `make test` runs everything; both set the environment up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: check test lint types rules bench clean

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

check: $(VENV)/ready
	$(BIN)/jxlint check corpus/disclosure.docx --fail-on never

test: lint types rules
	$(BIN)/python -m pytest

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready
	$(BIN)/mypy

rules: $(VENV)/ready
	$(BIN)/jxlint rules test

bench: $(VENV)/ready
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache dist
