"""Station 7: the 质量通报, from the store of many documents to papers for people."""
