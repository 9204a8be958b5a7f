"""Station 7: what only a collection of documents shows, by comparing them over the store."""
