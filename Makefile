# The one door: whatever is done here by hand, by a hook or by CI is a target of this file. `make` alone lists them.
# It needs Python 3.11 or newer with its venv module, and GNU make 3.81 or newer; `lock` also needs uv.

PYTHON ?= python3
VENV ?= .venv
UV ?= uv
ARGS ?=
JOBS ?= 3
UPGRADE ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip
INSTALL := $(PIP) install --quiet

# What is installed is noted in the environment itself: a second run has nothing to do, a new environment everything.
PROGRAM := $(VENV)/.installed-program
TOOLS := $(VENV)/.installed-tools
PEERS := $(VENV)-bench/.installed

# Each worker takes the next test, in their order: the slow ones are first, and nobody waits for a long one at the end.
PYTEST := $(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadscope --no-loadscope-reorder

# Not empty when there is no environment, or when the Python that made it is gone or is another one now.
NO_ENVIRONMENT := $(shell $(BIN)/python -c \
  'import os, sys, sysconfig; sys.exit(not os.path.isdir(sysconfig.get_path("purelib")))' >/dev/null 2>&1 || echo yes)

# A lock names versions and hashes for every system and Python, and no place to fetch them from.
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-annotate --no-header \
  $(if $(UPGRADE),--upgrade)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_USER := 0
# A path of the caller's would put other people's packages before the locked ones.
unexport PYTHONPATH
unexport PYTHONHOME

# Root may write what it may not, so it has to become nobody: one who may look everywhere, where the machine can do that,
# for a Python below /root is else out of reach.
AS_NOBODY = $(shell [ "$$(id -u)" != 0 ] || \
  for more in "--inh-caps=+dac_read_search --ambient-caps=+dac_read_search" ""; do \
    as="setpriv --reuid=65534 --regid=65534 --clear-groups $$more"; \
    $$as true 2>/dev/null && echo "$$as" && break; \
  done)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run setup test quick nightly mutants pytest covered covering lint format types imports check update graph lock bench numbers walk pictures wheel test-wheel clean
.PHONY: environment

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile
	@echo ""
	@echo "  PYTHON=python3.12 chooses the Python, VENV=folder the environment, ARGS=\"-k back\" is passed on to pytest."

# What stays on the terminal is the address, unless something is wrong; how the texts read is told by `make check`, and whether
# each screen fits, which takes a while.
run: $(PROGRAM) ## set up and start: the web chat, and Telegram too with TELEGRAM_BOT_TOKEN set
	@$(BIN)/wegwijs check --quiet --no-screens
	@LOG_LEVEL="$${LOG_LEVEL:-WARNING}" exec $(BIN)/wegwijs serve

setup: $(TOOLS) ## set up the program and the developers' tools, and start nothing

test: lint types imports pytest $(if $(ARGS),,covered) ## set up and run every check and every test: 15 to 30 minutes on two cores

quick: lint types imports ## run every check and the tests that are not slow: a minute
	@$(PYTEST) -m "not slow" $(ARGS)

pytest: $(TOOLS) ## run the tests alone, in JOBS=3 processes: where one waits, another works
	@$(PYTEST) $(ARGS)

# A few tests go everywhere there. Only they are traced, which takes twice as long: see tests/covering.py.
covered: $(TOOLS) ## check that every branch of the core and of what reads the authors' files is tested
	@$(BIN)/python -m pytest -p no:randomly --hypothesis-seed=0 --numprocesses 2 --cov --cov-report= @tests/covering.txt
	@$(BIN)/python -m coverage report --include='bot/core/**,bot/authoring/**' --show-missing --skip-covered --fail-under=100

covering: $(TOOLS) ## choose these tests anew, by trying all: a quarter of an hour
	@$(BIN)/python -m tests.covering

nightly: $(TOOLS) ## run every test, also those that try more of the same: longer walks, more languages
	@$(PYTEST) --nightly $(ARGS)

mutants: $(TOOLS) ## plant faults in a copy and see that a test finds each; ARGS=--write also tells it in the docs
	@$(BIN)/python -m tests.mutants $(ARGS)

lint: $(TOOLS) ## check the style and the form of the code (ruff)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(TOOLS) ## fix what ruff can fix, and put the code in form
	@$(BIN)/ruff check --fix --exit-zero .
	@$(BIN)/ruff format .

types: $(TOOLS) ## check the types (mypy, strict)
	@$(BIN)/mypy

imports: $(TOOLS) ## check that imports point one way (import-linter)
	@$(BIN)/lint-imports --no-logo

check: $(PROGRAM) ## check the flows, texts and translations that authors wrote
	@$(BIN)/wegwijs check

update: $(PROGRAM) ## write what follows from the authors' files: codes, catalogs, manual of the checks, state of languages
	@$(BIN)/wegwijs update

graph: $(PROGRAM) ## draw the picture of the flow again
	@$(BIN)/wegwijs graph

lock: ## write the five lock files from pyproject.toml (needs uv); UPGRADE=1 also takes newer versions
	@command -v $(UV) >/dev/null || { echo "make lock needs uv, for instance: $(PYTHON) -m pip install uv" >&2; exit 1; }
	@$(COMPILE) pyproject.toml --extra print --group dev --output-file requirements-dev.lock >/dev/null
	@$(COMPILE) pyproject.toml --constraint requirements-dev.lock --output-file requirements.lock >/dev/null
	@$(COMPILE) pyproject.toml --extra print --constraint requirements-dev.lock --output-file requirements-print.lock >/dev/null
	@$(COMPILE) --group bench --output-file requirements-bench.lock >/dev/null
	@$(COMPILE) --group build --constraint requirements-dev.lock --output-file requirements-build.lock >/dev/null

bench: $(TOOLS) $(PEERS) ## measure a rush beside what one would use instead, in one run: half an hour; ARGS="--rounds 1" for less
	@$(BIN)/python -m benchmarks.rush --peers $(VENV)-bench/bin/python $(ARGS)

numbers: $(TOOLS) ## measure the other numbers that the docs give
	@$(BIN)/python -m benchmarks

walk: $(TOOLS) ## walk a million steps through the guide and look at every screen; ARGS="--walks 10" for less
	@$(BIN)/python -m benchmarks.walk $(ARGS)

pictures: $(TOOLS) ## draw the pictures of README and docs/for-staff.md, the icons and the picture of the public pages again (needs Chromium)
	@$(BIN)/python -m tests.chromium.pictures

wheel: $(PROGRAM) ## build the wheel in dist/
	@rm -f dist/wegwijs-*.whl
	@$(BIN)/python -m hatchling build --target wheel --directory dist

test-wheel: wheel ## run the wheel in a new, empty environment, without and with what prints, with nothing that it may write
	@set -e; \
	wheel="$$PWD/$$(echo dist/wegwijs-*.whl)"; \
	lock="$$PWD/requirements.lock"; \
	print="$$PWD/requirements-print.lock"; \
	away="$$(mktemp -d)"; \
	trap 'chmod -R u+w "$$away"; rm -rf "$$away"' EXIT; \
	trap 'exit 130' INT TERM; \
	$(PYTHON) -m venv "$$away/venv"; \
	"$$away/venv/bin/python" -m pip install --quiet --require-hashes --requirement "$$lock"; \
	"$$away/venv/bin/python" -m pip install --quiet --no-deps --no-index "$$wheel"; \
	cp tests/wheel.py "$$away"; \
	cd "$$away"; \
	venv/bin/wegwijs card 2>&1 | grep --quiet -- "-m pip install .*typst"; \
	venv/bin/wegwijs check --no-screens; \
	venv/bin/python -m pip install --quiet --require-hashes --requirement "$$print"; \
	chmod -R go+rX,a-w .; \
	venv/bin/python -c 'import bot, sys; sys.exit(None if bot.__file__.startswith(sys.prefix) else bot.__file__)'; \
	printf '1\n1\n1\n' | venv/bin/wegwijs chat --lang en; \
	$(AS_NOBODY) venv/bin/python -I -B wheel.py venv/bin/wegwijs; \
	echo "The wheel runs without the repository."

clean: ## remove what these targets made, the environment included
	@rm -rf dist build .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +
	@if [ -f "$(VENV)/pyvenv.cfg" ]; then rm -rf "$(VENV)"; fi

environment:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Wegwijs needs Python 3.11 or newer; $(PYTHON) is: $$($(PYTHON) --version 2>&1 | head -n 1)" >&2; \
	  echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@if [ -e "$(VENV)" ] && [ ! -f "$(VENV)/pyvenv.cfg" ]; then \
	  echo "$(VENV) exists and is no virtual environment. Move it, or name another one:" >&2; \
	  echo "make VENV=folder $(MAKECMDGOALS)" >&2; exit 1; fi
	@echo "Setting up $(VENV): about a minute, once."
	@$(PYTHON) -m venv --clear "$(VENV)" || { \
	  rm -rf "$(VENV)"; \
	  echo "'$(PYTHON) -m venv' does not work here. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(PROGRAM): $(if $(NO_ENVIRONMENT),environment) requirements.lock requirements-build.lock pyproject.toml
	@$(PIP) --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(INSTALL) --require-hashes --requirement requirements.lock --requirement requirements-build.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(TOOLS): $(PROGRAM) requirements-dev.lock
	@$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(PEERS): requirements-bench.lock
	@$(PYTHON) -m venv $(VENV)-bench
	@$(VENV)-bench/bin/python -m pip install --quiet --require-hashes --requirement requirements-bench.lock
	@touch $@
