"""Station 2: the cases of layouts: small documents with what must be recognised in them."""
