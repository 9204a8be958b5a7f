"""The settings of a run: rules, layouts, lexicon and profiles, ready for documents."""
