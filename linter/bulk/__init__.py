"""Station 7: many documents, from Arrow batches to a store that can be asked."""
