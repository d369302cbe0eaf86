"""Whether what we tell still stands where we read it: visits every source and site, and compares with the last look.

``http_session``, ``robots``, ``politeness`` and ``visit`` ask, politely; ``classify`` and ``page_text`` decide what an
answer means, without a network, a clock or a file. ``snapshots`` reads and writes the file that keeps the last look.
Only ``wegwijs check --links`` asks anybody: never CI, and never a program that runs the guide.
"""
