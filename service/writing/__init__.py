"""The built-in writer's tools: how numbers and words of a language are put into sentences."""
