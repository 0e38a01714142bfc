"""The commands, one module each: `command` is what click runs. They write to standard output; nothing below them does."""
