"""Who can make things: contracts, registry, router; `offline/` ships with the program."""
