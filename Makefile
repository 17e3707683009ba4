# Everything a person or CI does here. Each target does its own set-up.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/wrench
# Outside the checkout, so that a clean clone does not build everything again.
export CARGO_TARGET_DIR ?= $(CACHE)/target

.PHONY: help run build assets test test-all test-matrix damage faults why lint bench clean panel panel-watch

help: ## List the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r name what; do printf '  make %-12s %s\n' "$$name" "$$what"; done

run: ## Set up, build, and run everything: PostgreSQL, schema with seeds, panel, sample app
	@scripts/setup run
	@$(MAKE) --no-print-directory build
	bin/wrench dev

build: ## Build bin/wrench, with loader and panel inside, and bin/trademate, with its page inside
	@scripts/setup run
	@$(MAKE) --no-print-directory assets
	cargo build --release --locked -p wrench-backend -p wrench-demo
	@mkdir -p bin
	@# A rename, because the old ones may be running.
	@for name in wrench trademate; do \
		install -m 755 "$(CARGO_TARGET_DIR)/release/$$name" "bin/.$$name.new" && mv -f "bin/.$$name.new" "bin/$$name"; \
	done

assets: ## Build loader, panel and page into dist/
	scripts/build-loader
	scripts/build-panel
	scripts/build-demo

test: ## Unit and integration tests, panel and sample app in a real browser, the check scripts
	@scripts/setup test
	@$(MAKE) --no-print-directory assets
	@# The command line and the sample app are tested as programs of their own.
	cargo build --locked -p wrench-backend -p wrench-demo
	cargo test --workspace --locked
	tests/e2e/run
	@for check in tests/check/*.py; do [[ -e $$check ]] || continue; echo "python3 $$check"; python3 "$$check"; done

test-all: test ## `make test`, then the long ones
	@if [[ -x scripts/test-all ]]; then scripts/test-all; else echo "make test-all: there are no long tests yet, that was all"; fi

test-matrix: ## Every schema at hand rendered and read back, on PostgreSQL 15 to 18
	@scripts/setup test
	scripts/test-matrix

damage: ## Two hundred schemas damaged at random, and what a deploy makes of them (DAMAGE_SEED=n repeats one)
	@scripts/setup run
	cargo test --locked -p wrench-tests --test it damage::two_hundred -- --ignored --nocapture

faults: ## Every fault in every situation, on PostgreSQL 15 to 18; writes docs/faults.md
	@scripts/setup run
	scripts/faults

why: ## The same damage under psql, migra and Wrench; writes docs/why.md
	scripts/why

lint: ## Formatting, clippy, shellcheck, and cargo-deny where it is installed
	@scripts/setup lint
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	shellcheck -x scripts/* .ci/run
	@scripts/lint-dependencies

bench: ## Measure against the budgets
	@if [[ -x scripts/bench ]]; then scripts/bench; else echo "make bench: there is no benchmark yet"; fi

clean: ## Stop the private PostgreSQL and remove bin/, dist/ and .wrench/; the caches stay
	@scripts/clean

panel: ## Build the panel into dist/panel/ and the host page's scripts into dist/loader/
	@scripts/setup panel
	@scripts/build-panel
	@scripts/build-loader

panel-watch: ## Rebuild and reload the panel at every change (the first time builds trunk: minutes)
	@scripts/setup panel-watch
	@scripts/watch-panel
