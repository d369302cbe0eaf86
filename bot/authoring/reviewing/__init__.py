"""What translators and reviewers do: lint, word diffs, copies to check, and marking what was checked."""
