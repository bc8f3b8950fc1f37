"""Templates as Python that runs faster than what Jinja makes of them, and gives the same text.

A site may bring templates, so all run in a sandbox, and a sandbox asks about every name. Our own templates are code like
any other, and hold nothing to ask about: in them a field of one of our views is read as it is, text is escaped without
an object made for it, a macro is called without looking into what is called, and the interface's words are part of the
text. What is not one of our views, whoever brings it, goes through the sandbox there too.

Where Jinja changes what is built on here, the templates come out as it makes them: slower and the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator.render.views import View

try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # a build without C, or another version

    def _escaped(text: str, /) -> str:
        return str(escape(text))


class ViewMacro(Macro):
    """A macro that can be called with no more than it takes."""

    def __init__(self, environment: Any, func: Callable[..., str], name: str, arguments: Any, *rest: Any) -> None:
        super().__init__(environment, func, name, arguments, *rest)
        self.plain = func if not any(rest[:3]) else None
        """The function, where it takes its arguments and nothing else."""
        self.arity = len(arguments)


def shown(value: Any) -> str:
    """A value as text for a page."""
    kind = value.__class__
    if kind is str:
        return _escaped(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)


@cache
def plain_names(kind: type) -> frozenset[str]:
    """Names that can be asked of a value without harm: the fields of a view, and the place in a loop."""
    if kind is LoopContext:
        return frozenset(("first", "last", "index", "length"))
    return frozenset(kind.__struct_fields__) if issubclass(kind, View) else frozenset()


class _Spoken(NodeTransformer):
    """Puts the interface's words in the place of `t("…")`, a name that our own templates give to nothing else."""

    def __init__(self, words: Callable[[str], str]) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - named by Jinja
        self.generic_visit(node)
        plain = len(node.args) == 1 and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        if (
            plain
            and isinstance(node.node, nodes.Name)
            and node.node.name == "t"
            and isinstance(node.args[0], nodes.Const)
        ):
            return nodes.Const(self._words(node.args[0].value), lineno=node.lineno)
        return node


class ViewGenerator(CodeGenerator):
    """Writes Python for templates."""

    environment: ViewEnvironment

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - named by Jinja
        """Begin with the words, and with what our own templates use."""
        self._own = str(self.filename).startswith(self.environment.ours)
        self._printed: nodes.Expr | None = None
        if self._own:
            _Spoken(self.environment.words).visit(node)
            self.writeline(f"from {__name__} import ViewMacro, shown")
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """Begin a block."""
        super().write_commons()
        if self._own:
            self.writeline(
                "Macro, plain, said, ask = ViewMacro, environment.plain, environment.said, environment.getattr"
            )

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - named by Jinja
        """A field of a view."""
        if not self._own or not isinstance(node.node, nodes.Name) or node.attr.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        for before in ("(", f".{node.attr} if ", ".__class__ in plain else ask("):
            self.write(before)
            self.visit(node.node, frame)
        self.write(f", {node.attr!r}))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """A call; what is printed is called by `said`."""
        if node is not self._printed:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.signature(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._own or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Call) and not (node.kwargs or node.dyn_args or node.dyn_kwargs):
            self._printed = node
            self.write("said(context, ")
        else:
            self.write("shown(")


class ViewEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox that knows our views, our templates and the words of the interface."""

    code_generator_class = ViewGenerator

    def __init__(self, *, ours: Path, words: Callable[[str], str], **options: Any) -> None:
        super().__init__(**options)
        self.ours = f"{ours}/"
        self.words = words
        self.plain: set[type] = {LoopContext}
        """Classes whose fields our own templates may read without asking."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a view as it is; everything else as the sandbox allows."""
        kind = obj.__class__
        if attribute in plain_names(kind):
            self.plain.add(kind)
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def said(self, context: Context, called: Any, *values: Any) -> str:
        """What a call gives, as text for a page: a macro's as it is, everything else escaped."""
        if called.__class__ is ViewMacro and called.plain and called.arity == len(values):
            return called.plain(*values)
        return shown(self.call(context, called, *values))
