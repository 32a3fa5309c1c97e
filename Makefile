# `make site` builds the site, `make test` checks everything; each sets up what it needs first.
# Python 3.11 or newer, git and make are assumed; .ci/prepare sees to the rest.

VENV := .venv
BIN := $(VENV)/bin
# The set-up runs again when one of the files that it follows changes.
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready
BENCH_READY := $(VENV)/.bench-ready

# Twice quiet: errors only.
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check
# Without --upgrade, what is locked stays: `make lock LOCK=--upgrade` takes the newest of everything.
LOCK :=
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock' $(LOCK) pyproject.toml
PYTEST_ARGS :=
# What `make bench` measures, such as SIZES='1000 10000' SCENARIOS='cold body'; by default everything.
SIZES :=
SCENARIOS :=
# Whether Hugo prints the files beside pages, as it does by default, or copies them: HUGO=copies.
HUGO :=

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint format reference catalogues bench lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(SITE_READY) ## build the site into site/
	$(BIN)/variorum build

serve: $(SITE_READY) ## preview the site, rebuilt at every change
	$(BIN)/variorum serve

check: $(SITE_READY) ## check the records, as strictly as publishing does
	$(BIN)/variorum check --strict

# One file stays in one worker, so that what a module's tests share is built once.
test: lint ## ruff, mypy, import-linter, then all tests
	@.ci/prepare browser
	@.ci/prepare html
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pytest -n auto --dist loadfile $(PYTEST_ARGS)

lint: $(TEST_READY) ## ruff, mypy and import-linter only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(TEST_READY) ## format the code and mend what ruff can mend
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

reference: $(TEST_READY) ## write docs/reference/ anew from the code
	$(BIN)/python -m tests.tools.reference

catalogues: $(TEST_READY) ## bring the translations' files up to date; list what is untranslated
	$(BIN)/python -m tests.tools.catalogues

# Hours for all sizes; ALONE=1 leaves Hugo out. Results go to tests/benchmark/results.json and docs/reference/performance.md.
bench: $(BENCH_READY) ## measure speed and memory against Hugo and MkDocs
	$(BIN)/python -m tests.benchmark.run $(if $(SIZES),--sizes $(SIZES)) \
		$(if $(SCENARIOS),--scenarios $(SCENARIOS)) $(if $(ALONE),--alone) $(if $(HUGO),--hugo $(HUGO))

lock: | $(BIN)/uv ## write the lock files anew from pyproject.toml
	$(COMPILE) --group build --output-file requirements.txt
	$(COMPILE) --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(COMPILE) --group bench --constraint requirements.txt --output-file requirements-bench.txt

clean: ## remove what builds and tests left behind, keep the set-up
	rm -rf site dist .variorum .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find generator templates tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@.ci/prepare venv $(VENV)

# Not by way of the stamps: `make lock` must run while the lock files lag behind pyproject.toml.
$(BIN)/uv: | $(BIN)/python
	@$(PIP) install --require-hashes -r requirements-dev.txt

$(SITE_READY): requirements.txt pyproject.toml | $(BIN)/python
	@echo 'Installing what the build needs into $(VENV)'
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m pip check || { echo 'The lock files lag behind pyproject.toml: make lock'; exit 1; }
	@touch $@

$(TEST_READY): requirements-dev.txt $(SITE_READY)
	@echo 'Installing what the tests need into $(VENV)'
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

$(BENCH_READY): requirements-bench.txt $(SITE_READY)
	@echo 'Installing what the benchmark needs into $(VENV)'
	@$(PIP) install --require-hashes -r requirements-bench.txt
	@touch $@
