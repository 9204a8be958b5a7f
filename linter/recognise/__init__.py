"""Station 2: documents recognised as disclosures, driven by layout files."""

from linter.recognise.disclosure import recognise
from linter.recognise.layout import Layout
from linter.recognise.loading import load_layouts

__all__ = ["Layout", "load_layouts", "recognise"]
