"""Station 6: workbooks that people sort, filter and mark."""
