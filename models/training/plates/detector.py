"""The plate detector: a small convolutional network that marks plates' centres and corners (after CenterNet, Zhou et al. 2019, arXiv:1904.07850)."""

import torch
import torch.nn.functional as F
from torch import nn


def convolution(inputs, outputs, stride=1, relu=True):
    layers = [nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs)]
    return nn.Sequential(*layers, nn.ReLU(inplace=True)) if relu else nn.Sequential(*layers)


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.first, self.second = convolution(channels, channels), convolution(channels, channels, relu=False)

    def forward(self, x):
        return F.relu(x + self.second(self.first(x)))


class PlateDetector(nn.Module):
    """n × 3 × height × width (BGR, −1…1, sides multiples of 32) → n × 9 × height/8 × width/8.

    Map 0 is the centre's score (a logit; a probability when `deploy`), maps 1–8 the corners' x, y offsets from the cell's centre in units of
    32 px: top left, top right, bottom right, bottom left. 0.7 million parameters.
    """

    def __init__(self, deploy=False):
        super().__init__()
        self.deploy = deploy
        self.stride4 = nn.Sequential(convolution(3, 16, 2), convolution(16, 32, 2))
        self.stride8 = nn.Sequential(convolution(32, 48, 2), Residual(48))
        self.stride16 = nn.Sequential(convolution(48, 64, 2), Residual(64), Residual(64))
        self.stride32 = nn.Sequential(convolution(64, 96, 2), Residual(96), Residual(96))
        self.lateral32, self.lateral16, self.lateral8 = nn.Conv2d(96, 48, 1), nn.Conv2d(64, 48, 1), nn.Conv2d(48, 48, 1)
        self.merge16, self.merge8, self.head = convolution(48, 48), convolution(48, 48), convolution(48, 48)
        self.output = nn.Conv2d(48, 9, 1)
        self.output.bias.data[0] = -4.0

    def forward(self, x):
        stride8 = self.stride8(self.stride4(x))
        stride16 = self.stride16(stride8)
        stride32 = self.stride32(stride16)
        merged = self.merge16(self.lateral16(stride16) + F.interpolate(self.lateral32(stride32), scale_factor=2, mode="nearest"))
        merged = self.merge8(self.lateral8(stride8) + F.interpolate(merged, scale_factor=2, mode="nearest"))
        maps = self.output(self.head(merged))
        return torch.cat([maps[:, :1].sigmoid(), maps[:, 1:]], 1) if self.deploy else maps


def load_onnx_weights(model, path, sample):
    """Starts `model` from an exported file, whose batch normalisation is folded into the convolutions.

    Each normalisation gets the statistics of `sample` (a batch of inputs) and just the scale and shift that undo them, so that the network computes
    the same and can go on training.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    weights = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in graph.initializer}
    exported = [node for node in graph.node if node.op_type == "Conv"]
    order = _convolutions_in_order(model, sample)
    assert len(exported) == len(order), (len(exported), len(order))
    biases = {}
    for node, convolution_ in zip(exported, order):
        assert weights[node.input[1]].shape == convolution_.weight.shape, node.name
        convolution_.weight.data = weights[node.input[1]].clone()
        if convolution_.bias is None:
            biases[convolution_] = weights[node.input[2]]
        else:
            convolution_.bias.data = weights[node.input[2]].clone()
    hooks = []
    for sequence in model.modules():
        if isinstance(sequence, nn.Sequential) and len(sequence) > 1 and isinstance(sequence[1], nn.BatchNorm2d):
            hooks.append(sequence[1].register_forward_pre_hook(_identity_normalisation(biases[sequence[0]])))
    model.eval()
    with torch.no_grad():
        model(sample)
    for hook in hooks:
        hook.remove()


def _identity_normalisation(bias):
    def set_statistics(norm, inputs):
        (x,) = inputs
        norm.running_mean.copy_(x.mean((0, 2, 3)))
        norm.running_var.copy_(x.var((0, 2, 3)))
        norm.weight.data.copy_((norm.running_var + norm.eps).sqrt())
        norm.bias.data.copy_(norm.running_mean + bias)

    return set_statistics


def _convolutions_in_order(model, sample):
    order, hooks = [], []
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            hooks.append(module.register_forward_hook(lambda module, *_: order.append(module)))
    with torch.no_grad():
        model(sample[:1])
    for hook in hooks:
        hook.remove()
    return order
