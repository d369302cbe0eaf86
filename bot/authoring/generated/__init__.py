"""Files that are generated from what authors wrote, and committed."""
