"""Defects put into a document by the operators of the mutation tests."""

import random
from contextlib import suppress
from itertools import islice

from corpus.build_clean import Book
from tests.mutation.operators import OPERATORS

HOW_MANY = (0, 0, 0, 1, 1, 1, 2, 2, 3, 5)
# An operator may have a place in every pair of rows; the first ones are enough to choose from.
_CHOICE = 40


def spoilt(book: Book, chooser: random.Random) -> Book:
    """The document with up to five defects of different kinds."""
    for operator in chooser.sample(OPERATORS, chooser.choice(HOW_MANY)):
        # Operators are made for clean documents: an earlier defect may have taken what one needs.
        with suppress(Exception):
            mutants = list(islice(operator.change(book), _CHOICE))
            book = chooser.choice(mutants).book if mutants else book
    return book
