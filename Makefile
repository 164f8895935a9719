# Every target is a script in tools/, for machines without make.
PREFIX ?= /usr/local

.PHONY: setup build run test lint format bench fuzz faults install clean

setup: ; tools/setup
build: ; tools/build
run: ; tools/run
test: ; tools/test
lint: ; tools/lint
format: ; swift format format --in-place --recursive --parallel Sources Tests Package.swift
bench: ; Benchmarks/run
fuzz: ; tools/fuzz
faults: ; tools/faults
install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/budget" "$(DESTDIR)$(PREFIX)/share/man/man1"
	install .build/release/budget "$(DESTDIR)$(PREFIX)/bin/budget"
	if [ -x .build/release/budget-fetch ]; then install .build/release/budget-fetch "$(DESTDIR)$(PREFIX)/bin/budget-fetch"; fi
	if [ -x .build/release/budget-workbook ]; then install .build/release/budget-workbook "$(DESTDIR)$(PREFIX)/bin/budget-workbook"; fi
	rm -rf "$(DESTDIR)$(PREFIX)/share/budget/pricing-data"
	cp -R pricing-data "$(DESTDIR)$(PREFIX)/share/budget/pricing-data"
	.build/release/budget manual "$(DESTDIR)$(PREFIX)/share/man/man1"
	.build/release/budget catalog load --data "$(DESTDIR)$(PREFIX)/share/budget/pricing-data" --catalog "$(DESTDIR)$(PREFIX)/share/budget/catalog.sqlite"
clean: ; swift package clean
