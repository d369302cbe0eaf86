"""Reads what authors write (YAML, Markdown, PO), checks it, and makes the guide of it.

Every mistake is found, not the first one only, and each names the place, the fault and the fix. After this nothing
can be wrong: what leaves here is frozen and sound. Start reading at ``project.py``.
"""
