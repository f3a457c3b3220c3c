"""Settings of all stages, and a profile for each newspaper."""
