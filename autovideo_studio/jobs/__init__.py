"""Long work: recipes and the build, the durable queue, the worker processes."""
