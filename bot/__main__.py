"""``python -m bot`` is ``wegwijs``."""

from bot.cli import main

if __name__ == "__main__":
    main()
