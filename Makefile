# cardbook: one guide in; cards, a quick reference and an e-book out.
SHELL := /bin/sh
.DEFAULT_GOAL := help
GUIDE ?= back-leg-massage
ARGS ?=
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CARDBOOK := $(BIN)/python -m builder

# A guide is named by GUIDE: as a word of its own it would be a target, and another guide be built.
TARGETS := help pdf epub all test engines check bench golden pictures reference proof wheel lock clean
STRAY := $(foreach goal,$(MAKECMDGOALS),$(if $(filter $(TARGETS),$(goal))$(findstring /,$(goal)),,$(goal)))
ifneq ($(STRAY),)
$(error there is no target '$(firstword $(STRAY))'; to build a guide of that name: make $(firstword $(filter pdf epub all,$(MAKECMDGOALS)) pdf) GUIDE=$(firstword $(STRAY)))
endif

# Programs in a virtual environment know its place: in a folder that was moved, or without the Python
# that it was made with, it is made anew.
MADE_IN := $(shell cat $(VENV)/.made-in 2>/dev/null)
DRY := $(findstring n,$(firstword -$(MAKEFLAGS)))
ifneq ($(and $(wildcard $(VENV)),$(filter-out help clean lock,$(MAKECMDGOALS)),$(if $(DRY),,really)),)
ifneq ($(if $(MADE_IN),$(MADE_IN),$(CURDIR))$(shell $(BIN)/python -c '' >/dev/null 2>&1 || echo broken),$(CURDIR))
$(info Making $(VENV) anew: this folder was moved, or its Python is gone)
$(shell rm -rf $(VENV))
endif
endif

help: ## List the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

pdf: $(VENV)/.run ## Build the PDFs of GUIDE (default: back-leg-massage)
	@$(CARDBOOK) build $(GUIDE) --only pdf $(ARGS)

epub: $(VENV)/.run ## Build the EPUB of GUIDE
	@$(CARDBOOK) build $(GUIDE) --only epub $(ARGS)

all: $(VENV)/.run ## Build everything of GUIDE
	@$(CARDBOOK) build $(GUIDE) $(ARGS)

test: $(VENV)/.test ## Run every gate: format, lint, types, imports, tests
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n auto -rs $(ARGS)

engines: tests/engines/node_modules/.package-lock.json ## Install the e-book engines that the tests run (Node.js)

tests/engines/node_modules/.package-lock.json: tests/engines/package-lock.json
	@command -v npm >/dev/null || { echo "npm is not installed: install Node.js 20 or newer" >&2; exit 3; }
	@cd tests/engines && npm ci --ignore-scripts --omit=optional --no-audit --no-fund --silent
	@touch $@

check: $(VENV)/.test ## Check format, lint, types and imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.test ## Time the build of GUIDE and of 1,000 cards
	@$(BIN)/python -m tests.bench $(GUIDE)

golden: $(VENV)/.test ## Write the golden files anew; look at the difference before committing
	@$(BIN)/python -m pytest -q tests --update-golden -m golden

pictures: $(VENV)/.test ## Make the README's pictures anew from a real build
	@$(BIN)/python -m tests.support.pictures

reference: $(VENV)/.test ## Make docs/reference.md anew of the models, rules, outputs and options
	@$(BIN)/python -m tests.docs.reference

proof: $(VENV)/.test ## Draw contact sheets of GUIDE's pictures, to be looked at
	@$(BIN)/python -m tests.proof $(GUIDE)

wheel: $(VENV)/.test ## Build the package; build two guides with it and compare them with the checkout's
	@$(BIN)/python -m tests.whole.from_wheel dist

lock: ## Resolve the dependencies again (needs uv on PATH)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate -q --upgrade \
	  --custom-compile-command "make lock" -o requirements.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate -q -c requirements.txt \
	  --custom-compile-command "make lock" -o requirements-dev.txt

clean: ## Delete caches and the virtual environment; what was built stays in output/
	rm -rf output/.cache dist $(VENV) tests/engines/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamp files remember which lock file was installed: nothing is installed twice.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "cardbook needs Python 3.11 or newer; $$($(PYTHON) --version 2>&1) was found" >&2; exit 3; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python cannot make virtual environments here: install the package python3-venv" >&2; exit 3; }
	@echo "Making $(VENV) …" && $(PYTHON) -m venv $(VENV)
	@echo '$(CURDIR)' > $(VENV)/.made-in

$(VENV)/.run: requirements.txt | $(VENV)/bin/cardbook
	@echo "Installing what the build needs (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

# The command runs from this folder's sources wherever it is called, and wherever the folder is moved.
$(VENV)/bin/cardbook: | $(VENV)/bin/python
	@printf '%s\n' '#!/bin/sh' 'bin=$$(dirname "$$(readlink -f "$$0" || echo "$$0")")' \
	  'PYTHONPATH="$$bin/../..$${PYTHONPATH:+:$$PYTHONPATH}" exec "$$bin/python" -m builder "$$@"' > $@ && chmod +x $@

$(VENV)/.test: requirements-dev.txt requirements.txt | $(VENV)/bin/cardbook
	@echo "Installing what the tests need (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $(VENV)/.run $@

.PHONY: $(TARGETS)
