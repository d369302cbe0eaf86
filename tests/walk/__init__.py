"""The long walk: acts by chance, what must be true after each, and the shortest talk that shows what was not.

``acts``         what a person can do, as data
``words``        what is typed, and what links carry; ``forging``: buttons that no guide ever drew
``walker``       chooses the next act; the same number walks the same way
``trail``        does the acts, and looks at ``invariants`` (of a step) and ``faults`` (of a turn) after each
``shrink``       makes what broke small, and writes it as a transcript; ``whole``: one walk from its number to its end
``found/``       what walks found, to be played for ever
``flows``        flows by chance, to press the buttons of one in another

``test_walk`` walks 100 times 1000 steps, ``make walk`` as far as you like. hypothesis can walk too, and shrinks by
itself: tried (RuleBasedStateMachine, 6.170, 25-11-2026) it took 0.35 ms a step for itself, more than the step, and in
200,000 steps it did not come to an answer that lies six presses deep, for it does not go where it went least; what it
shrinks are its own choices, and not a talk that can be played. So the tests draw single conversations with it
(``tests/core``), and walks are made here.
"""
