"""The words of the field as frozen values: a project, its script, its sequence. No files, no clock, no Qt."""
