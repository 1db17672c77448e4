"""The messages of the lake read, and what people correct in it. Empty: processes that read know no Django."""
