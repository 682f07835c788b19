"""Makes an exported detector int8: python3 quantize_detector.py detector.onnx plate-detector.onnx [--scenes 64]

Weights are quantised by channel, activations by tensor, with ranges from scenes that are drawn for it; two thirds of the time on a CPU, a quarter of the
size. The first layer stays in floating point: with it in 8 bits, recall at IoU 0.5 fell from 95.7 to 88.7 %, without it to 94.8 %.
"""

import argparse

import cv2
import onnx
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static

from boxes import to_input
from scene import Scenes

SEED = 7


class Drawn(CalibrationDataReader):
    """Scenes at the size that the detector is used at."""

    def __init__(self, count):
        cv2.setNumThreads(0)
        scenes = Scenes(SEED, 640, 384)
        self.inputs = ({"x": to_input(scenes.draw()[0])} for _ in range(count))

    def get_next(self):
        return next(self.inputs, None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source")
    parser.add_argument("output")
    parser.add_argument("--scenes", type=int, default=64)
    arguments = parser.parse_args()
    first = next(node.name for node in onnx.load(arguments.source).graph.node if node.op_type == "Conv")
    quantize_static(
        arguments.source, arguments.output, Drawn(arguments.scenes), quant_format=QuantFormat.QDQ, per_channel=True, activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8, nodes_to_exclude=[first], op_types_to_quantize=["Conv", "Add", "Resize"],
        # What leaves a convolution is quantised after its ReLU, as the next one's input: before it, half the range would be spent on what the ReLU cuts off.
        extra_options={"OpTypesToExcludeOutputQuantization": ["Conv", "Add", "Resize"]},
    )


if __name__ == "__main__":
    main()
