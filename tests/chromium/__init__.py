"""The web chat in a real browser: Debian's Chromium, which ``.ci/run`` installs. Without one they are skipped."""
