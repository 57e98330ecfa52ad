"""One file that holds everything of an instance: database, uploaded files, and what proves that it is whole."""
