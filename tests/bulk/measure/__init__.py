"""What bulk runs cost, measured on documents of `tests.bulk.generate`."""
