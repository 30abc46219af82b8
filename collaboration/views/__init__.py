"""Pages of groups, and of what participants share with people at other organisations."""
