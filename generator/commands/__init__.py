"""What the commands do beside the pipeline: show problems and facts, begin a project, take an article in."""
