"""`python -m warrantcheck`."""

from warrantcheck.cli.app import main

if __name__ == "__main__":
    main()
