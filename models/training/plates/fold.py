"""Makes PP-OCR's graphs faster without changing what they compute.

    python3 fold.py in.onnx out.onnx [--alphabet ppocr_keys_v1.txt]

Batch normalisation and scalar factors and shifts are folded into the convolutions beside them, and HardSwish, which the files spell out as
x · clip(x + 3, 0, 6) / 6, becomes one node (opset 14). With --alphabet the reader's last layer keeps only the blank, 0–9 and A–Z, and gives logits.
"""

import argparse

import numpy as np
import onnx
from onnx import helper, numpy_helper

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Graph:
    """A graph whose constants are NumPy arrays, with the few look-ups that folding needs."""

    def __init__(self, path):
        self.model = onnx.load(path)
        self.weights = {tensor.name: numpy_helper.to_array(tensor).copy() for tensor in self.model.graph.initializer}
        self.nodes = []
        for node in self.model.graph.node:
            if node.op_type == "Constant":
                self.weights[node.output[0]] = numpy_helper.to_array(node.attribute[0].t).copy()
            else:
                self.nodes.append(node)
        self.outputs = [output.name for output in self.model.graph.output]

    def users(self, name):
        return [node for node in self.nodes if name in node.input]

    def maker(self, name):
        return next((node for node in self.nodes if name in node.output), None)

    def scalar_operand(self, node):
        """(the other input, the value) of a two-input node with a constant scalar, else (None, None)."""
        for name, other in (node.input, reversed(node.input)):
            if name in self.weights and self.weights[name].size == 1:
                return other, float(self.weights[name].reshape(-1)[0])
        return None, None

    def own(self, node, index):
        """The name of a weight that no other node uses, copied if one does."""
        name = node.input[index]
        if sum(list(other.input).count(name) for other in self.nodes) > 1:
            copy = f"{name}_{node.output[0]}"
            self.weights[copy] = self.weights[name].copy()
            node.input[index] = copy
        return node.input[index]

    def bias(self, convolution):
        if len(convolution.input) < 3:
            name = convolution.output[0] + "_bias"
            self.weights[name] = np.zeros(self.weights[convolution.input[1]].shape[0], np.float32)
            convolution.input.append(name)
        return self.own(convolution, 2)

    def drop(self, node, replacement):
        """Removes a node; who used its output uses `replacement`."""
        self.nodes.remove(node)
        for user in self.nodes:
            for index, name in enumerate(user.input):
                if name == node.output[0]:
                    user.input[index] = replacement

    def save(self, path, opset):
        used = {name for node in self.nodes for name in node.input}
        constants = [numpy_helper.from_array(value, name) for name, value in self.weights.items() if name in used]
        source = self.model.graph
        # Old files list their constants among the inputs; the picture is the first.
        graph = helper.make_graph(self._ordered(), "graph", [source.input[0]], list(source.output), constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], producer_name="")
        model.ir_version = 7
        onnx.save(model, path)

    def _ordered(self):
        known, waiting, ordered = {self.model.graph.input[0].name, *self.weights}, list(self.nodes), []
        while waiting:
            node = next(node for node in waiting if all(not name or name in known for name in node.input))
            waiting.remove(node)
            ordered.append(node)
            known.update(node.output)
        return ordered


def fold_normalisation(graph, node):
    convolution = graph.maker(node.input[0])
    if convolution is None or convolution.op_type != "Conv" or len(graph.users(convolution.output[0])) != 1:
        return False
    scale, shift, mean, variance = (graph.weights[name] for name in node.input[1:5])
    factor = scale / np.sqrt(variance + next(attribute.f for attribute in node.attribute if attribute.name == "epsilon"))
    weight, bias = graph.own(convolution, 1), graph.bias(convolution)
    graph.weights[weight] = (graph.weights[weight] * factor[:, None, None, None]).astype(np.float32)
    graph.weights[bias] = ((graph.weights[bias] - mean) * factor + shift).astype(np.float32)
    graph.drop(node, convolution.output[0])
    return True


def fold_scalar(graph, node):
    """x · s or x + s after a convolution goes into it; before convolutions only, into all of them."""
    x, value = graph.scalar_operand(node)
    if x is None or node.output[0] in graph.outputs:
        return False
    value, before, after = np.float32(value), graph.maker(x), graph.users(node.output[0])
    if before is not None and before.op_type == "Conv" and len(graph.users(x)) == 1:
        bias = graph.bias(before)
        if node.op_type == "Mul":
            weight = graph.own(before, 1)
            graph.weights[weight] = graph.weights[weight] * value
            graph.weights[bias] = graph.weights[bias] * value
        else:
            graph.weights[bias] = graph.weights[bias] + value
        graph.drop(node, x)
        return True
    if not after or any(user.op_type != "Conv" or user.input[0] != node.output[0] for user in after) or (before is not None and before.op_type in ("Conv", "Clip")):
        return False
    padded = any(any(attribute.ints) for user in after for attribute in user.attribute if attribute.name == "pads")
    if node.op_type == "Add" and padded and abs(value) > 1e-3:
        return False  # The padding's zeros would not be shifted.
    for user in after:
        weight = graph.own(user, 1)
        if node.op_type == "Mul":
            graph.weights[weight] = graph.weights[weight] * value
        else:
            bias = graph.bias(user)
            graph.weights[bias] = graph.weights[bias] + (graph.weights[weight].sum((1, 2, 3)) * value).astype(np.float32)
    graph.drop(node, x)
    return True


def fold_all(graph):
    folders = {"BatchNormalization": fold_normalisation, "Mul": fold_scalar, "Add": fold_scalar}
    while any(folders[node.op_type](graph, node) for node in list(graph.nodes) if node.op_type in folders):
        pass


def join_hardswish(graph):
    for clip in [node for node in graph.nodes if node.op_type == "Clip"]:
        add, users = graph.maker(clip.input[0]), graph.users(clip.output[0])
        if add is None or add.op_type != "Add" or len(users) != 1 or users[0].op_type != "Mul":
            continue
        (x, three), multiply = graph.scalar_operand(add), users[0]
        divisions = graph.users(multiply.output[0])
        if x is None or abs(three - 3) > 1e-4 or x not in multiply.input or [node.op_type for node in divisions] != ["Div"]:
            continue
        place = graph.nodes.index(add)
        for node in (add, clip, multiply, divisions[0]):
            graph.nodes.remove(node)
        graph.nodes.insert(place, helper.make_node("HardSwish", [x], [divisions[0].output[0]]))


def raise_opset(graph):
    """Rewrites the nodes whose attributes became inputs up to opset 14."""
    for node in graph.nodes:
        values = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
        name = node.output[0]

        def constant(key, value):
            graph.weights[f"{name}_{key}"] = value
            return f"{name}_{key}"

        if node.op_type == "Clip" and values:
            node.input.extend([constant("min", np.float32(values.get("min", -3.4e38))), constant("max", np.float32(values.get("max", 3.4e38)))])
        elif node.op_type == "Slice" and values:
            node.input.extend(constant(key, np.array(values[key], np.int64)) for key in ("starts", "ends", "axes"))
        elif node.op_type in ("Squeeze", "Unsqueeze") and values:
            node.input.append(constant("axes", np.array(values["axes"], np.int64)))
        elif node.op_type == "Upsample":
            node.op_type = "Resize"
            picture, scales = node.input
            del node.input[:]
            node.input.extend([picture, "", scales])
            del node.attribute[:]
            for key, value in (("mode", values["mode"]), ("coordinate_transformation_mode", "asymmetric"), ("nearest_mode", "floor")):
                node.attribute.append(helper.make_attribute(key, value))
            continue
        elif node.op_type == "BatchNormalization":
            for attribute in [attribute for attribute in node.attribute if attribute.name not in ("epsilon", "momentum")]:
                node.attribute.remove(attribute)
            continue
        else:
            continue
        del node.attribute[:]


def keep_alphabet(graph, keys_path):
    """Cuts the last layer to the blank and ALPHABET and drops the softmax: n × steps × 37 logits."""
    with open(keys_path, encoding="utf8") as file:
        keys = ["", *(line.rstrip("\r\n") for line in file)]
    kept = [0, *(keys.index(mark) for mark in ALPHABET)]
    softmax = graph.maker(graph.outputs[0])
    add = graph.maker(softmax.input[0])
    multiply = next(graph.maker(name) for name in add.input if name not in graph.weights)
    assert (softmax.op_type, add.op_type, multiply.op_type) == ("Softmax", "Add", "MatMul")
    for node in (add, multiply):
        for name in node.input:
            if name in graph.weights:
                graph.weights[name] = np.ascontiguousarray(graph.weights[name][..., kept])
    graph.nodes.remove(softmax)
    del graph.model.graph.output[:]
    graph.model.graph.output.append(helper.make_tensor_value_info(softmax.input[0], onnx.TensorProto.FLOAT, ["n", "steps", len(kept)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("output")
    parser.add_argument("--alphabet", metavar="KEYS", help="the reader's list of characters")
    arguments = parser.parse_args()
    graph = Graph(arguments.source)
    before = len(graph.nodes)
    if arguments.alphabet:
        keep_alphabet(graph, arguments.alphabet)
    fold_all(graph)
    join_hardswish(graph)
    raise_opset(graph)
    graph.save(arguments.output, 14)
    print(f"{before} nodes became {len(graph.nodes)}")


if __name__ == "__main__":
    main()
