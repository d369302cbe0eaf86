"""Authors' files as they are: nodes with places, fields, texts, and the problems that are found in them."""
