"""Station 6: reports, one format a module, each a pure function of a `Report`."""
