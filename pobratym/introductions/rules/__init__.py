"""What must be so before a letter goes: one idea a file, values in, the reason out (None: nothing against it)."""
