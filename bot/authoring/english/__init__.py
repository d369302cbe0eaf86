"""The English: reads each kind of file, checks what it says, and makes a sound flow of it."""
