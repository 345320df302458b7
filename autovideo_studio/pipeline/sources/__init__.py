"""From a file, a page or standard input to a text and what is known of it. One reader per file."""
