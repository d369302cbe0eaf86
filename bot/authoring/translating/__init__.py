"""The translators' commands: what each does to files, as functions from texts to texts; the command line only calls them.

Nothing that a person translated is ever lost: what no longer has an English text is kept in the file, out of use.
"""
