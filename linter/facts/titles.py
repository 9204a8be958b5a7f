"""Station 3: the name that stands in the title of a project's table."""

from linter.facts.sameness import letters, same


def title_agrees(title: str, named: str, name: str) -> bool:
    """Whether a title, in which `named` was recognised, names the project as its `name` does,
    punctuation aside; a word that name and title share (项目) may belong to both."""
    whole = letters(name)
    begins = whole.startswith(letters(named)) and whole in letters(title)
    return begins or same(named, name)
