"""Parity: whether every channel says what a screen says, and what each of them has to split, page, fold or cut.

``shown`` is what a channel makes of a turn, ``losses`` what of the screen is nowhere in that, ``table`` counts both
over every screen, and ``checks`` tells the author. All of it is pure.
"""
