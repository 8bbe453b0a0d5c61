# Everything a developer types. `make` alone says what there is.

SWIFT ?= swift
PYTHON ?= /usr/bin/python3
DEMO_ARGS ?= --quick
BENCH_ARGS ?=
TEST_ARGS ?=

venv := .build/venv
venv_ready := $(venv)/.ready
# With the Swift runtime inside: where Baton is used, no Swift is installed.
build_release = $(SWIFT) build -c release --static-swift-stdlib
run_tests = BATON_TEST_PYTHON="$(CURDIR)/$(venv)/bin/python" $(SWIFT) test --skip-build
sources := Sources Tests Package.swift

# Second opinions the tests ask for: a BagIt validator, a JSON Schema one, an OpenAPI one.
python_packages := 'bagit~=1.9' 'jsonschema~=4.26' 'openapi-spec-validator~=0.9'

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup build release demo test bench format lint

help: ## say what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## install what is missing on this Debian system
	@Deploy/setup.sh

build: ## build for debugging
	$(SWIFT) build

release: ## build for use
	$(build_release)

# The build that `make test` uses, so that both together compile once.
demo: setup build ## three missions on this machine hand over cases (DEMO_ARGS, default --quick)
	.build/debug/baton demo $(DEMO_ARGS)

# All unit tests at once hold 1700 files open: more than a fresh Debian allows a process (1024), and more than
# Foundation's Process survives (it reads 280 octets for each name in /proc/self/fd, beyond the end of its buffer).
# The end-to-end tests kill and cut real processes against deadlines, so they have the machine to themselves.
test: setup lint $(venv_ready) ## lint, build and run all tests (TEST_ARGS, e.g. --filter ImportRule, runs those alone)
	$(SWIFT) build --build-tests
ifdef TEST_ARGS
	$(run_tests) $(TEST_ARGS)
else
	$(run_tests) --skip EndToEndTests --experimental-maximum-parallelization-width 8
	$(run_tests) --filter EndToEndTests
endif

bench: ## compare with others on this machine (BENCH_ARGS)
	@Deploy/setup.sh --bench
	$(build_release)
	$(PYTHON) Benchmarks/bench.py $(BENCH_ARGS)

format: ## put the sources into the house's form
	$(SWIFT) format --in-place --recursive $(sources)

lint: ## fail where a source is not in the house's form
	$(SWIFT) format lint --strict --recursive $(sources)

$(venv_ready): Makefile
	@echo "test tools: making $(venv) with" $(python_packages)
	@$(PYTHON) -m venv --clear $(venv)
	@$(venv)/bin/python -m pip install --quiet --disable-pip-version-check $(python_packages) || { \
	  echo "test tools: pip could not install" $(python_packages) >&2; \
	  echo "test tools: its own words are above. If it reached no Python package registry, the tests cannot" >&2; \
	  echo "test tools: run here: connect this machine, or point pip at a mirror ('pip config set global.index-url URL')." >&2; \
	  exit 1; }
	@touch $@
