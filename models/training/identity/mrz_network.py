"""The reader: a small fully convolutional network with a CTC head, 226 thousand parameters."""

import torch
from torch import nn

from mrz_text import ALPHABET

CLASSES = len(ALPHABET) + 1


def block(inputs: int, outputs: int, kernel=3, padding=1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, padding=padding, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)
    )


class Residual(nn.Module):
    """Looks along the line, two characters to either side."""

    def __init__(self, channels: int, dilation: int = 1):
        super().__init__()
        self.conv = nn.Conv1d(channels, channels, 5, padding=2 * dilation, dilation=dilation, bias=False)
        self.norm = nn.BatchNorm1d(channels)

    def forward(self, x):
        return torch.relu(x + self.norm(self.conv(x)))


class MrzReader(nn.Module):
    """n×1×32×w brightness from 0 to 1 → n×38×(w/4) logits: the blank, then the characters of ALPHABET."""

    def __init__(self):
        super().__init__()
        self.columns = nn.Sequential(
            block(1, 16), nn.MaxPool2d(2, 2), block(16, 32), nn.MaxPool2d(2, 2), block(32, 48), nn.MaxPool2d((2, 1)),
            block(48, 64), nn.MaxPool2d((2, 1)), block(64, 96, (2, 3), (0, 1)),
        )
        self.context = nn.Sequential(Residual(96), Residual(96, 2), Residual(96))
        self.head = nn.Conv1d(96, CLASSES, 1)

    def forward(self, x):
        return self.head(self.context(self.columns(x).squeeze(2)))
