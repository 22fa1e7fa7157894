# README's first screen explains these; `.ci/run` calls `make test` and nothing else.
.DEFAULT_GOAL := help
.PHONY: help run fuzz test check build bench web clean

help:
	@echo "make run    build all and start the program on http://127.0.0.1:8480"
	@echo "make test   install what tests need, then run every test"
	@echo "make check  the fast loop: format, lint, unit tests"
	@echo "make build  the release program at out/darkslide"
	@echo "make bench  the budgets' table, measured here and now"
	@echo "make fuzz   hours of hostile pictures: eng/fuzz FORMAT SECONDS runs one kind of them"

run: build
	./out/darkslide serve

fuzz:
	for format in jpeg png webp gif heic avif tiff pages; do ./eng/fuzz $$format || exit 1; done

test:
	./eng/test

check:
	./eng/check

build: web
	./eng/build

web:
	./eng/web

bench: build
	./eng/bench

clean:
	rm -rf out web/dist
