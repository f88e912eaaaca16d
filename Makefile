# One command for each need; `make` alone lists them.

PREFIX ?= /usr/local
RELEASE = swift build -c release --static-swift-stdlib
SWIFT_FILES = Sources Tests Benchmarks/Sources Package.swift Benchmarks/Package.swift

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | awk -F'|' '{printf "make %-8s %s\n", $$1, $$2}'

setup: ## install what a build needs, where it is missing
	@scripts/setup

build: setup ## build for development
	swift build

demo: setup ## a believable month, from usage to invoices, in demo-month/
	rm -rf demo-month
	VTJ_BILL_WITHOUT_NETWORK=1 swift run --scratch-path .build/demo vtj-bill demo --output demo-month

test: setup ## run every test
	swift test --disable-xctest

lint: ## check the format, as strictly as CI does
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

format: ## format every Swift file in place
	swift format format --in-place --parallel --recursive $(SWIFT_FILES)

validate: ## take e-invoices and journals of the tests through their publishers' own checks
	scripts/validate-einvoices
	scripts/validate-journals

golden: setup ## rewrite the expected outputs of the tests, to be read in the diff
	UPDATE_GOLDEN=1 swift test --disable-xctest

docs: setup ## the manual as HTML in docs-html/, every warning an error
	VTJ_BILL_DOCS=1 swift package --allow-writing-to-directory docs-html \
		generate-documentation --target BillingOperations --output-path docs-html \
		--warnings-as-errors --disable-indexing --transform-for-static-hosting

bench: setup ## measure against DuckDB, sqlite3 and a bare program; BENCH=--quick for less
	$(RELEASE) --product vtj-bill
	Benchmarks/run --vtj-bill "$$($(RELEASE) --show-bin-path)/vtj-bill" $(BENCH)

graph: ## the rooms and their arrows, as a Mermaid diagram
	@swift package describe --type mermaid

embed: ## bring the shipped price lists and reports into the binary's sources
	scripts/embed
	scripts/embed-assumptions

install: setup ## build for use and install vtj-bill under PREFIX (/usr/local)
	$(RELEASE) --product vtj-bill
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install "$$($(RELEASE) --show-bin-path)/vtj-bill" "$(DESTDIR)$(PREFIX)/bin/vtj-bill"

ci: ## everything that a change must pass
	.ci/run

.PHONY: help setup build demo test validate lint format golden docs bench graph embed install ci
