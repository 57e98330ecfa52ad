"""Pure predicates of deliveries, one idea a file."""
