# Everything a person does with this folder; `make` alone lists it.
SHELL := bash
BIN := .venv/bin
SAMPLE := samples/yanxi-ribao/2026-03-16
PRESSED := out/bench/pages
PAGES ?= $(PRESSED)
PAGE ?= $(SAMPLE)/01.jpg
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: help setup demo lint test bench speed soak tools clean

help:  ## list these targets
	@sed -nE 's/^([a-z]+):.*  ## (.*)/make \1\t\2/p' Makefile | expand -t 14

setup:  ## install what running needs: Tesseract, Chinese models, Python packages
	@./setup.sh run

demo: setup  ## read a bundled page, then its issue of two pages, into out/demo
	$(BIN)/banmian page $(SAMPLE)/01.jpg --store out/demo
	$(BIN)/banmian issue $(SAMPLE) --store out/demo
	@echo "The articles stand in out/demo/yanxi-ribao/2026-03-16/articles, text and JSON."

lint:  ## ruff, mypy, import contracts
	@./setup.sh lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

test: tools  ## lint, then all tests with coverage
	@$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder --cov --cov-report=term

bench: $(if $(filter $(PRESSED),$(PAGES)),$(PRESSED)/.made,tools)  ## accuracy and speed on the press's pages, or on PAGES=folder
	$(BIN)/python -m bench.joins
	$(BIN)/python -m bench.run --pages "$(PAGES)"

speed: tools  ## accuracy and speed on one page, PAGE=file, each reader and both yardsticks
	$(BIN)/python -m bench.run --pages "$(PAGE)" --lines 0 --out out/bench/speed.json

# The press's pages are made once, and again when the press has changed.
$(PRESSED)/.made: $(shell find bench/press bench/browser -name '*.py' -o -name '*.txt' -o -name '*.js') | tools
	rm -rf $(PRESSED)
	$(BIN)/python -m bench.press --out $(PRESSED) --set test --count 6 --damage clean,scan2,scan3
	$(BIN)/python -m bench.browser --out $(PRESSED)/browser --set test --count 3
	@touch $@

soak: tools  ## 200 pages, four kills, an outage: is every page there once? 5,000 known scans
	$(BIN)/python -m tests.known
	$(BIN)/python -m tests.soak

tools:
	@./setup.sh test

clean:  ## remove out/ and caches; the environment .venv stays
	rm -rf out build .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
