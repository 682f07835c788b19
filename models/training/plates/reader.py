"""An exported reader as a PyTorch network that can go on learning, and back: the graph is interpreted node by node."""

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import helper, numpy_helper
from torch import nn

from fold import ALPHABET

CLASSES = len(ALPHABET) + 1


def _slice(x, starts, ends, axes):
    for axis, start, end in zip(axes.tolist(), starts.tolist(), ends.tolist()):
        size = x.shape[axis]
        start, end = (value + size if value < 0 else min(value, size) for value in (start, end))
        x = x.narrow(axis, start, end - start)
    return x


def _squeeze(x, axes):
    for axis in sorted(axes.tolist(), reverse=True):
        x = x.squeeze(axis)
    return x


def _convolution(x, weight, bias=None, *, strides, pads, dilations=(1, 1), group=1, **_):
    if pads[:2] != pads[2:]:
        raise ValueError(f"uneven padding {pads}")
    return F.conv2d(x, weight, bias, strides, tuple(pads[:2]), dilations, group)


# What the folded reader is made of (opset 14); attributes arrive by name.
OPERATIONS = {
    "Conv": _convolution,
    "Add": lambda a, b: a + b,
    "Sub": lambda a, b: a - b,
    "Mul": lambda a, b: a * b,
    "Div": lambda a, b: a / b,
    "Pow": lambda a, b: a**b,
    "Sqrt": torch.sqrt,
    "MatMul": torch.matmul,
    "Relu": F.relu,
    "HardSwish": F.hardswish,
    "HardSigmoid": lambda x, alpha=0.2, beta=0.5: (x * alpha + beta).clamp(0, 1),
    "Sigmoid": torch.sigmoid,
    "Softmax": lambda x, axis=-1: x.softmax(axis),
    "Concat": lambda *parts, axis: torch.cat(parts, axis),
    "Transpose": lambda x, perm: x.permute(perm),
    "Reshape": lambda x, shape: x.reshape([x.shape[axis] if size == 0 else size for axis, size in enumerate(shape.tolist())]),
    "Shape": lambda x: torch.tensor(x.shape),
    "Cast": lambda x, to: x.to({1: torch.float32, 6: torch.int32, 7: torch.int64}[to]),
    "Slice": _slice,
    "Squeeze": _squeeze,
    "ReduceMean": lambda x, axes, keepdims=1: x.mean(axes, keepdim=bool(keepdims)),
    "GlobalAveragePool": lambda x: x.mean((2, 3), keepdim=True),
    "AveragePool": lambda x, kernel_shape, strides, **_: F.avg_pool2d(x, kernel_shape, strides),
}


class Reader(nn.Module):
    """n × 3 × 48 × width (BGR, −1…1) → n × width/8 × 37 logits. The first `frozen` nodes keep their weights."""

    def __init__(self, path, frozen):
        super().__init__()
        graph = onnx.load(path).graph
        self.frozen = frozen
        self.steps = [(node.op_type, list(node.input), node.output[0], {a.name: helper.get_attribute_value(a) for a in node.attribute}) for node in graph.node]
        self.input, self.output = graph.input[0].name, graph.output[0].name
        learning = {name for _, inputs, _, _ in self.steps[frozen:] for name in inputs}
        self.names, self.fixed = {}, {}
        for tensor in graph.initializer:
            value = torch.from_numpy(numpy_helper.to_array(tensor).copy())
            if value.dtype == torch.float32 and value.numel() > 1 and tensor.name in learning:
                self.names[tensor.name] = f"weight{len(self.names)}"
                self.register_parameter(self.names[tensor.name], nn.Parameter(value))
            else:
                self.fixed[tensor.name] = value

    def forward(self, x):
        values = {self.input: x}

        def value(name):
            if name in values:
                return values[name]
            return getattr(self, self.names[name]) if name in self.names else self.fixed[name]

        learning = torch.is_grad_enabled()
        for index, (operation, inputs, output, attributes) in enumerate(self.steps):
            with torch.set_grad_enabled(learning and index >= self.frozen):
                values[output] = OPERATIONS[operation](*(value(name) for name in inputs), **attributes)
        return values[self.output]

    def save_onnx(self, source, path):
        """The file `source` with this network's weights."""
        model = onnx.load(source)
        for tensor in model.graph.initializer:
            if tensor.name in self.names:
                weight = getattr(self, self.names[tensor.name]).detach().cpu().numpy()
                tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(weight, np.float32), tensor.name))
        onnx.save(model, path)
