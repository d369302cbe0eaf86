"""Whether what we tell still stands where we read it: visits every source and site, and compares with the last look.

``fetching``, ``robots``, ``manners`` and ``visiting`` ask, politely; what an answer means is decided in ``judging`` and
``reading``, without a network, a clock or a file. ``looks`` is the file in which the last look is kept. Only ``wegwijs
check --links`` comes here: never CI, and never a program that runs the guide.
"""
