"""Which place is meant? From a text in any script, misspelt or inflected, to places with a certainty and a reason."""
