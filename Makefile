# Aliases only: the steps are `cnr` commands, their order is the Snakefile's.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup reports test lab check clean

help: ## say what each target does
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/'

setup: $(READY) ## create .venv with the versions of requirements.lock

# The mark is made last, so that an interrupted installation is begun again.
# Of all that is installed a part is used: each module is compiled when it is first imported.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or later is needed (make PYTHON=python3.11 ...)")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

reports: setup ## read the sources, write data/processed and reports/ (only what is out of date)
	@$(BIN)/cnr build

test: setup ## run the tests
	@$(BIN)/python -m pytest -n auto

lab: setup ## open JupyterLab on the notebooks
	@$(BIN)/jupyter lab --notebook-dir=notebooks

check: setup ## lint and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/nbstripout --verify --keep-id notebooks/*.ipynb

clean: ## remove what `make reports` and `make setup` made (data/processed stays)
	@find reports -mindepth 1 ! -name README.md -delete
	@rm -rf $(VENV) .snakemake .pytest_cache .ruff_cache .mypy_cache
