"""Exports a checkpoint of the detector for ONNX Runtime: python3 export_detector.py detector.pt detector.onnx"""

import inspect
import sys

import torch

from detector import PlateDetector


def main():
    source, output = sys.argv[1:]
    state = torch.load(source, map_location="cpu")
    model = PlateDetector(normalised="stride4.0.1.running_mean" in state, deploy=True)
    model.load_state_dict(state)
    # PyTorch from 2.9 on exports by another way unless told not to; that one writes the weights into a second file.
    classic = {"dynamo": False} if "dynamo" in inspect.signature(torch.onnx.export).parameters else {}
    torch.onnx.export(
        model.eval(), torch.zeros(1, 3, 384, 640), output, input_names=["x"], output_names=["y"], opset_version=13,
        dynamic_axes={"x": {0: "n", 2: "h", 3: "w"}, "y": {0: "n", 2: "rows", 3: "columns"}}, **classic,
    )


if __name__ == "__main__":
    main()
