"""Writes a trained reader as ONNX: python3 export_mrz.py mrz-reader.pt mrz-reader.onnx"""

import sys

import torch

from mrz_network import MrzReader

network = MrzReader()
network.load_state_dict(torch.load(sys.argv[1]))
network.eval()
torch.onnx.export(
    network,
    torch.rand(1, 1, 32, 640),
    sys.argv[2],
    input_names=["x"],
    output_names=["y"],
    dynamic_axes={"x": {0: "n", 3: "w"}, "y": {0: "n", 2: "t"}},
    opset_version=13,
)
