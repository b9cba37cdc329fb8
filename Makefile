# make site    import sources/, check, build site/
# make test    everything that a change must pass
# make help    all targets

SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PYTEST_ARGS ?=
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PIP := $(BIN)/python -m pip --quiet install --require-hashes --only-binary=:all: --no-deps

.PHONY: site build offline audit proofs browsers model edits fuzz import check serve test hosts lint bench bench-short pictures latex reference translations lock clean help

site: import build ## import sources/, check, build the site
	@echo "The site is in site/. Look at it with: make serve  (http://127.0.0.1:8000/)"

import: .venv/.runtime ## merge sources/ into content/
	@$(BIN)/portfolio import

build: .venv/.runtime ## check content/ and build site/, without an import
	@$(BIN)/portfolio build

check: .venv/.runtime ## report every problem in content/
	@$(BIN)/portfolio check

serve: .venv/.runtime ## show the site on this machine, updated after every edit
	@$(BIN)/portfolio serve

offline: build ## pack the site as site-offline.zip, for use without a web server
	@$(BIN)/portfolio offline

test: lint .venv/.browser ## run lint and all tests; narrow them with PYTEST_ARGS
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

model: .venv/.dev ## the model-based test of the import, 100,000 steps
	@IMPORT_STEPS=100000 $(BIN)/python -m pytest -s tests/unit/intake/test_importing_model.py

edits: .venv/.dev ## 300 random edits, each built and compared with a full build
	@EDITS=300 $(BIN)/python -m pytest -s tests/site/test_editing.py

fuzz: .venv/.dev ## 20,000 mutations of the golden inputs, read
	@$(BIN)/python -m tests.fuzzing 20000

audit: .venv/.browser .venv/.vnu ## check every page: axe, valid HTML, policy, links, narrow screens, no JavaScript (needs npm and Java)
	@VNU_JAR=$(CURDIR)/.venv/vnu/node_modules/vnu-jar/build/dist/vnu.jar $(BIN)/python -m pytest tests/audit

proofs: .venv/.browser ## pictures of every kind of page of four portfolios, in .proofs/index.html
	@$(BIN)/python -m tests.proofs

hosts: .venv/.hosts ## build the example with mkdocs-ng and, from a stage, with Zensical
	@$(BIN)/python -m pytest tests/other_hosts

browsers: .venv/.dev ## the main flows in Firefox and WebKitGTK (Debian: firefox-esr, webkit2gtk-driver, xvfb)
	@$$(command -v xvfb-run) $(BIN)/python -m pytest tests/other_browsers

lint: .venv/.dev ## run ruff and mypy --strict
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary

bench: .venv/.bench ## measure against stock MkDocs, Hugo and Eleventy (npm); writes benchmarks/README.md
	@$(BIN)/python -m benchmarks

bench-short: .venv/.bench ## the same for builds, edits and the filter alone, in 25 minutes on 2 cores
	@$(BIN)/python -m benchmarks build rebuilding --sizes 32 1000 10000 --runs 3
	@$(BIN)/python -m benchmarks editing --runs 2
	@$(BIN)/python -m benchmarks finding --sizes 10000

pictures: .venv/.dev build ## take the README's screenshots of the built site
	@$(BIN)/python -m benchmarks.pictures

latex: .venv/.runtime ## typeset every emitted .bib with bibtex, biber and pdflatex (needs texlive)
	@$(BIN)/portfolio build && sh tests/latex.sh site

reference: .venv/.runtime ## write the generated pages of docs/ from the tables and docstrings in the code
	@$(BIN)/python -m generator.cli.documentation

translations: .venv/.runtime ## list what the catalogues do not translate yet, which a release must
	@$(BIN)/python -m generator.cli.untranslated

lock: ## resolve requirements*.lock again (needs uv)
	@sh requirements.sh

clean: ## remove what the other targets made
	rm -rf .venv .cache site site-offline.zip .site-* .proofs .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

help: ## print this list
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile

.venv/.python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "No venv module: install it (Debian: apt-get install python3-venv)" >&2; exit 1; }
	@touch $@

.venv/.runtime: requirements.lock pyproject.toml | .venv/.python
	@echo "installing the locked packages into .venv"
	@$(PIP) -r requirements.lock
	@$(BIN)/python -m pip --quiet install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	@echo "installing the locked packages for tests into .venv"
	@$(PIP) -r requirements-dev.lock
	@touch $@

.venv/.browser: tests/browser.sh .venv/.dev
	@sh tests/browser.sh $(BIN)
	@touch $@

.venv/.hosts: .venv/.dev
	@echo "installing mkdocs-ng and Zensical into folders of their own"
	@$(BIN)/python -m pip --quiet install --target .venv/mkdocs-ng --no-deps mkdocs-ng==1.8.0
	@$(BIN)/python -m pip --quiet install --target .venv/zensical zensical==0.0.73
	@touch $@

.venv/.vnu: tests/audit/package-lock.json .venv/.dev
	@mkdir -p .venv/vnu && cp tests/audit/package.json tests/audit/package-lock.json .venv/vnu/
	@cd .venv/vnu && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

.venv/.bench: requirements-bench.lock benchmarks/eleventy/package-lock.json .venv/.dev
	@$(PIP) -r requirements-bench.lock
	@if command -v npm >/dev/null; then mkdir -p .venv/eleventy && cp benchmarks/eleventy/package*.json .venv/eleventy/ && \
		cd .venv/eleventy && npm ci --ignore-scripts --no-audit --no-fund --silent; \
		else echo "npm is not installed: Eleventy is left out"; fi
	@touch $@
