"""`python -m redept`."""

from redept.cli import main

if __name__ == "__main__":
    main()
