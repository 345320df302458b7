"""The same works, written by hand for the tools that a creator would else use."""
