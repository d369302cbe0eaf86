"""Translations: catalogs and pages in other languages, reviews, and the status of each text."""
