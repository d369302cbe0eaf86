"""The search, with the questions that it is measured with."""
