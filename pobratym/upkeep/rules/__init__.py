"""Pure rules: how long a refused mail waits, and what a refusal means."""
