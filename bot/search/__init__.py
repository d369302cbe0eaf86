"""Search: what typed words mean, of all that the guide has to read, in every language at once.

It compares the words with lists that translators wrote, and forgets them: nothing is generated, kept or sent on. No
typed word may get into a cache, a log or the text of an exception (``tests/search/test_secrets.py``).

===========  =====================================================================================================
``ngrams``   a text as features: its words, their pairs, and every four letters
``index``    the lists of one language, and how near a text is to each (BM25)
``cries``    the words of danger, which count wherever they stand
``personal`` what looks like a name, a number, an address or a story
``search``   all of these together: ``bot.core.finding.Search``
===========  =====================================================================================================
"""
