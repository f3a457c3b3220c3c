"""The road of a page from scan to store, with Prefect and without, and the command line."""
