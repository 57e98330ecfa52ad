"""Who is paired with whom, who could talk when, and when they do: values in, values out."""
