"""What the translators' commands do, as functions from texts to texts. The command line calls them.

Nothing that a person translated is ever lost: what no longer has an English text is kept in the file, out of use.
"""
