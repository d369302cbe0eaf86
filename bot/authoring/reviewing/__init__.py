"""The work of translators and reviewers: lint, word diffs, copies to check, and marking what was checked."""
