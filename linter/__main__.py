"""`python -m linter`, for machines where the `jxlint` command is not on the search path."""

from linter.cli import main

if __name__ == "__main__":
    main()
