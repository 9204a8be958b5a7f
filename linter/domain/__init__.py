"""Station 0: the YAML files of the domain (rules, layouts, lexicon, profiles), read with places."""
