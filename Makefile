# Everything a developer types. `make` alone says what there is.

SWIFT ?= swift
PYTHON ?= /usr/bin/python3
DEMO_ARGS ?= --quick
BENCH_ARGS ?=
TEST_ARGS ?=

venv := .build/venv
venv_ready := $(venv)/.ready
desk_venv := .build/venv-desk
desk_venv_ready := $(desk_venv)/.ready
# With the Swift runtime inside: where Baton is used, no Swift is installed.
build_release = $(SWIFT) build -c release --static-swift-stdlib
run_tests = BATON_TEST_PYTHON="$(CURDIR)/$(venv)/bin/python" $(SWIFT) test --skip-build
sources := Sources Tests Package.swift

# Second opinions the tests ask for: a BagIt validator, a JSON Schema one, an OpenAPI one; a mail server and an OpenID provider.
python_packages := 'bagit~=1.9' 'jsonschema~=4.26' 'openapi-spec-validator~=0.9' 'schemathesis~=4.32' 'aiosmtpd~=1.4' \
  'oidc-provider-mock~=0.3'
# What drives a browser, and what judges whether everybody can use its pages. Apart, since `make test` does without.
desk_python_packages := 'playwright~=1.65' 'axe-playwright-python~=0.1'

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup build release demo test test-desk test-desk-all bench format lint

help: ## say what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## install what is missing on this Debian system
	@Deploy/setup.sh

build: ## build for debugging
	$(SWIFT) build

release: ## build for use
	$(build_release)

# The build that `make test` uses, so that both together compile once.
demo: setup build ## five missions on this machine hand over cases (DEMO_ARGS, default --quick)
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

# A browser is four times as large as all the rest, so `make test` does not ask for one.
test-desk: desk_languages := en
test-desk: run-desk ## play a case between two missions in a browser, with axe, without scripts, by keyboard
test-desk-all: desk_languages := en fr ar
test-desk-all: run-desk ## the same in every language

.PHONY: setup-desk run-desk
setup-desk:
	@Deploy/setup.sh --desk

run-desk: setup-desk $(desk_venv_ready)
	$(SWIFT) build --build-tests
	BATON_DESK_LANGUAGES="$(desk_languages)" BATON_DESK_PYTHON="$(CURDIR)/$(desk_venv)/bin/python" \
	  $(SWIFT) test --skip-build --filter EndToEndTests.*InBrowser

bench: ## compare with others on this machine (BENCH_ARGS)
	@Deploy/setup.sh --bench
	$(build_release)
	$(PYTHON) Benchmarks/bench.py $(BENCH_ARGS)

format: ## put the sources into the house's form
	$(SWIFT) format --in-place --recursive $(sources)

lint: ## fail where a source is not in the house's form
	$(SWIFT) format lint --strict --recursive $(sources)

# $(call make_venv,FOLDER,PACKAGES)
define make_venv
@echo "test tools: making $(1) with" $(2)
@$(PYTHON) -m venv --clear $(1)
@$(1)/bin/python -m pip install --quiet --disable-pip-version-check $(2) || { \
  echo "test tools: pip could not install" $(2) >&2; \
  echo "test tools: its own words are above. If it reached no Python package registry, these tests cannot" >&2; \
  echo "test tools: run here: connect this machine, or point pip at a mirror ('pip config set global.index-url URL')." >&2; \
  exit 1; }
@touch $(1)/.ready
endef

$(venv_ready): Makefile
	$(call make_venv,$(venv),$(python_packages))

$(desk_venv_ready): Makefile
	$(call make_venv,$(desk_venv),$(desk_python_packages))
