"""The plate detector: a small convolutional network that marks plates' centres and corners (after CenterNet, Zhou et al. 2019, arXiv:1904.07850)."""

import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn


class PlateDetector(nn.Module):
    """n × 3 × height × width (BGR, −1…1, sides multiples of 32) → n × 9 × height/8 × width/8.

    Map 0 is the centre's score (a logit; a probability when `deploy`), maps 1–8 the corners' x, y offsets from the cell's centre in units of
    32 px: top left, top right, bottom right, bottom left. 0.7 million parameters. `normalised`: with batch normalisation, for training from
    the start; without it the convolutions have biases, as in the exported file, and training goes on faster.
    """

    def __init__(self, normalised=True, deploy=False):
        super().__init__()
        self.normalised, self.deploy = normalised, deploy
        convolution, residual = self._convolution, self._residual
        self.stride4 = nn.Sequential(convolution(3, 16, 2), convolution(16, 32, 2))
        self.stride8 = nn.Sequential(convolution(32, 48, 2), residual(48))
        self.stride16 = nn.Sequential(convolution(48, 64, 2), residual(64), residual(64))
        self.stride32 = nn.Sequential(convolution(64, 96, 2), residual(96), residual(96))
        self.lateral32, self.lateral16, self.lateral8 = nn.Conv2d(96, 48, 1), nn.Conv2d(64, 48, 1), nn.Conv2d(48, 48, 1)
        self.merge16, self.merge8, self.head = convolution(48, 48), convolution(48, 48), convolution(48, 48)
        self.output = nn.Conv2d(48, 9, 1)
        self.output.bias.data[0] = -4.0

    def _convolution(self, inputs, outputs, stride=1, relu=True):
        layers = [nn.Conv2d(inputs, outputs, 3, stride, 1, bias=not self.normalised)]
        if self.normalised:
            layers.append(nn.BatchNorm2d(outputs))
        return nn.Sequential(*layers, nn.ReLU(inplace=True)) if relu else nn.Sequential(*layers)

    def _residual(self, channels):
        return Residual(self._convolution(channels, channels), self._convolution(channels, channels, relu=False))

    def forward(self, x):
        stride8 = self.stride8(self.stride4(x))
        stride16 = self.stride16(stride8)
        stride32 = self.stride32(stride16)
        merged = self.merge16(self.lateral16(stride16) + F.interpolate(self.lateral32(stride32), scale_factor=2, mode="nearest"))
        merged = self.merge8(self.lateral8(stride8) + F.interpolate(merged, scale_factor=2, mode="nearest"))
        maps = self.output(self.head(merged))
        return torch.cat([maps[:, :1].sigmoid(), maps[:, 1:]], 1) if self.deploy else maps


class Residual(nn.Module):
    def __init__(self, first, second):
        super().__init__()
        self.first, self.second = first, second

    def forward(self, x):
        return F.relu(x + self.second(self.first(x)))


def load_onnx(path):
    """The network of an exported file (export_detector.py), in which batch normalisation is folded into the convolutions."""
    graph = onnx.load(path).graph
    weights = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in graph.initializer}
    model = PlateDetector(normalised=False)
    called, hooks = [], []
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            hooks.append(module.register_forward_hook(lambda module, *_: called.append(module)))
    with torch.no_grad():
        model(torch.zeros(1, 3, 32, 32))
    for hook in hooks:
        hook.remove()
    for node, module in zip((node for node in graph.node if node.op_type == "Conv"), called, strict=True):
        weight, bias = (weights[name] for name in node.input[1:])
        if weight.shape != module.weight.shape:
            raise ValueError(f"{path}: {node.name} has the shape {tuple(weight.shape)}, not {tuple(module.weight.shape)}")
        module.weight.data, module.bias.data = weight, bias
    return model
