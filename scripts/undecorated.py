"""Python without decorated functions: each decorator is applied on a line of its own, below the function.

mutmut leaves decorated functions alone, and so would leave out every indicator, property and cached function.
"""

import ast
from collections.abc import Iterator

LEFT_TO_MUTMUT = {"staticmethod", "classmethod"}


def undecorated(source: str) -> str:
    """The same program. From the last function to the first: what is changed below moves no line above."""
    lines = source.splitlines()
    for function in reversed(list(_decorated(ast.parse(source)))):
        names = [ast.unparse(decorator) for decorator in function.decorator_list]
        applied = "".join(f"{name}(" for name in names) + function.name + ")" * len(names)
        lines.insert(function.end_lineno or 0, f"{' ' * function.col_offset}{function.name} = {applied}")
        del lines[function.decorator_list[0].lineno - 1 : function.lineno - 1]
    return "\n".join(lines) + "\n"


def _decorated(within: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """The functions of a module and the methods of its classes, in the order they stand."""
    for node in within.body:
        if isinstance(node, ast.ClassDef):
            yield from _decorated(node)
        elif isinstance(node, ast.FunctionDef) and set(map(ast.unparse, node.decorator_list)) - LEFT_TO_MUTMUT:
            yield node
