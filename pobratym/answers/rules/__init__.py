"""Whether a link opens anything, and what is said for those who write nothing of their own: values in, words out."""
