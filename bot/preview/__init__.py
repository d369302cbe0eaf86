"""``wegwijs preview``: every screen of the guide on one HTML page, in English, in Dutch and in one language.

``sources`` finds where shown words stand, ``screens`` makes data of the screens, ``page`` a page of the data, and
``serving`` serves it and makes it again when a file changes.
"""
