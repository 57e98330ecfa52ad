"""What may be in talks, asked of values alone."""
