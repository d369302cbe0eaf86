"""Tests of ``bot.authoring.generated``."""
