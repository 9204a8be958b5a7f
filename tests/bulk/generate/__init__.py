"""A province in small: any number of documents, each made by its number alone.

A county has nineteen offices with a disclosure a year for three years, varied from the clean corpus
and spoilt by the operators of the mutation tests; a few files are damaged, empty, misnamed, in an
old encoding, packed, or copies. The same seed gives the same bytes.
"""
