"""Paper: posters, wallet cards, sentences to show, leaflets and booklets, of what the guide says already.

``poster``, ``wallet_card``, ``sentence_cards``, ``leaflet`` and ``booklet`` are pure: each says what stands on it, as a
frozen value.
``encoding`` turns that into data, ``typesetting`` gives the data to typst and has a PDF back, and ``templates`` are how
it looks. A text reaches typst as data and never as its markup. typst and the fonts are the extra ``print``: without
them all but ``typesetting.typeset`` works.
"""
