// Converts the face models of @vladmandic/face-api (TensorFlow.js, quantised to 8 bits) to ONNX, layer by layer.
//
//   npm install --prefix /tmp/face-api --ignore-scripts @vladmandic/face-api@1.7.15
//   node models/training/face/convert.mjs /tmp/face-api/node_modules/@vladmandic/face-api/model models/face
//
// The same input gives the same bytes; models/face/README.md holds their checksums. Preprocessing is part of each
// graph: the input is RGB, 0–255, NCHW, so that nobody has to remember three different normalisations.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { GraphBuilder } from "./onnx.mjs";
import { readWeights, Weights } from "./weights.mjs";

const same = { auto_pad: "SAME_UPPER" };
const square = (size) => ({ kernel_shape: [size, size] });
const stride = (step) => ({ strides: [step, step] });

/** src/tinyFaceDetector: a small YOLOv2 with depthwise separable convolutions. */
function tinyFaceDetector(graph, weights) {
  let x = graph.node("Sub", ["image", graph.floats("mean", [1, 3, 1, 1], [117.001, 114.697, 97.404])]);
  x = graph.node("Div", [x, graph.floats("range", [], [255])]);
  const leaky = (input) => graph.node("LeakyRelu", [input], { alpha: { f: 0.1 } });
  x = leaky(graph.node("Conv", [x, weights.filter("conv0/filters"), weights.plain("conv0/bias")], square(3)));
  for (let layer = 1; layer <= 5; layer++) {
    x = graph.node("MaxPool", [x], { ...square(2), ...stride(2), ...same });
    const depthwise = weights.depthwise(`conv${layer}/depthwise_filter`);
    const group = weights.channels(`conv${layer}/depthwise_filter`);
    x = graph.node("Conv", [x, depthwise], { ...square(3), pads: [1, 1, 1, 1], group });
    const pointwise = weights.filter(`conv${layer}/pointwise_filter`);
    x = leaky(graph.node("Conv", [x, pointwise, weights.plain(`conv${layer}/bias`)], square(1)));
  }
  x = graph.node("MaxPool", [x], { ...square(2), ...stride(1), ...same });
  graph.node("Conv", [x, weights.filter("conv8/filters"), weights.plain("conv8/bias")], square(1), "cells");
  return {
    inputs: [{ name: "image", shape: [1, 3, 416, 416] }],
    outputs: [{ name: "cells", shape: [1, 25, 13, 13] }],
  };
}

/** src/faceFeatureExtractor and src/faceLandmarkNet: four densely connected blocks and one linear layer. */
function faceLandmarks(graph, weights) {
  let x = graph.node("Sub", ["image", graph.floats("mean", [1, 3, 1, 1], [122.782, 117.001, 104.298])]);
  x = graph.node("Div", [x, graph.floats("range", [], [255])]);
  const relu = (input) => graph.node("Relu", [input]);
  const add = (...inputs) => inputs.reduce((sum, input) => graph.node("Add", [sum, input]));
  const convolve = (input, name, step) => {
    const bias = weights.plain(`${name}/bias`);
    if (weights.has(`${name}/filters`)) {
      const options = { ...square(3), ...stride(step), ...same };
      return graph.node("Conv", [input, weights.filter(`${name}/filters`), bias], options);
    }
    const group = weights.channels(`${name}/depthwise_filter`);
    const options = { ...square(3), ...stride(step), ...same, group };
    const depthwise = graph.node("Conv", [input, weights.depthwise(`${name}/depthwise_filter`)], options);
    return graph.node("Conv", [depthwise, weights.filter(`${name}/pointwise_filter`), bias], square(1));
  };
  for (let block = 0; block < 4; block++) {
    const out1 = relu(convolve(x, `dense${block}/conv0`, 2));
    const out2 = convolve(out1, `dense${block}/conv1`, 1);
    const out3 = convolve(relu(add(out1, out2)), `dense${block}/conv2`, 1);
    const out4 = convolve(relu(add(out1, out2, out3)), `dense${block}/conv3`, 1);
    x = relu(add(out1, out2, out3, out4));
  }
  x = graph.node("AveragePool", [x], { ...square(7), ...stride(2) });
  x = graph.node("Flatten", [x], { axis: 1 });
  x = graph.node("MatMul", [x, weights.plain("fc/weights")]);
  graph.node("Add", [x, weights.plain("fc/bias")], {}, "points");
  return { inputs: [{ name: "image", shape: [1, 3, 112, 112] }], outputs: [{ name: "points", shape: [1, 136] }] };
}

/** src/ssdMobilenetv1: MobileNet v1 with six box predictors; the prior boxes are decoded in the graph. */
function ssdMobilenet(graph, weights) {
  const one = graph.floats("one", [], [1]);
  let x = graph.node("Sub", [graph.node("Div", ["image", graph.floats("half", [], [127.5])]), one]);
  const clip = (input) =>
    graph.node("Clip", [input, graph.floats(`${input}:0`, [], [0]), graph.floats(`${input}:6`, [], [6])]);
  const pointwise = (input, name, step) => {
    const size = weights.tensors.get(`${name}/weights`).shape[0];
    const inputs = [input, weights.filter(`${name}/weights`), weights.plain(`${name}/convolution_bn_offset`)];
    return clip(graph.node("Conv", inputs, { ...square(size), ...stride(step), ...same }));
  };
  const depthwise = (input, name, step) => {
    const group = weights.channels(`${name}/depthwise_weights`);
    const options = { ...square(3), ...stride(step), ...same, group };
    const out = graph.node("Conv", [input, weights.depthwise(`${name}/depthwise_weights`)], options);
    const norm = ["gamma", "beta", "moving_mean", "moving_variance"].map((n) =>
      weights.plain(`${name}/BatchNorm/${n}`),
    );
    return clip(graph.node("BatchNormalization", [out, ...norm], { epsilon: { f: 0.0010000000474974513 } }));
  };

  x = pointwise(x, "MobilenetV1/Conv2d_0_pointwise", 2);
  const features = [];
  for (let layer = 1; layer <= 13; layer++) {
    x = depthwise(x, `MobilenetV1/Conv2d_${layer}_depthwise`, [2, 4, 6, 12].includes(layer) ? 2 : 1);
    x = pointwise(x, `MobilenetV1/Conv2d_${layer}_pointwise`, 1);
    if (layer === 11 || layer === 13) features.push(x);
  }
  for (let layer = 0; layer <= 7; layer++) {
    x = pointwise(x, `Prediction/Conv2d_${layer}_pointwise`, layer % 2 === 0 ? 1 : 2);
    if (layer % 2 === 1) features.push(x);
  }

  const predict = (kind, width) =>
    features.map((feature, index) => {
      const name = `Prediction/BoxPredictor_${index}/${kind}`;
      const inputs = [feature, weights.filter(`${name}/weights`), weights.plain(`${name}/biases`)];
      const nhwc = graph.node("Transpose", [graph.node("Conv", inputs, square(1))], { perm: [0, 2, 3, 1] });
      return graph.node("Reshape", [nhwc, graph.integers(`${name}:shape`, [1, -1, width])]);
    });
  const encodings = graph.node("Concat", predict("BoxEncodingPredictor", 4), { axis: 1 });
  const classes = graph.node("Concat", predict("ClassPredictor", 3), { axis: 1 });

  // Prior boxes are [top, left, bottom, right] in 0–1; the encodings are scaled by 10 (centre) and 5 (log of the size).
  const priors = weights.numbers("Output/extra_dim");
  const sizes = [];
  const centres = [];
  for (let i = 0; i < priors.length; i += 4) {
    const [top, left, bottom, right] = priors.slice(i, i + 4);
    sizes.push(bottom - top, right - left);
    centres.push(top + (bottom - top) / 2, left + (right - left) / 2);
  }
  const count = priors.length / 4;
  const sizesName = graph.floats("prior_sizes", [1, count, 2], sizes);
  const slice = (input, from, to, name) =>
    graph.node("Slice", [
      input,
      graph.integers(`${name}:from`, [from]),
      graph.integers(`${name}:to`, [to]),
      graph.integers(`${name}:axis`, [2]),
    ]);
  const shift = graph.node("Mul", [
    graph.node("Div", [slice(encodings, 0, 2, "shift"), graph.floats("ten", [], [10])]),
    sizesName,
  ]);
  const centre = graph.node("Add", [shift, graph.floats("prior_centres", [1, count, 2], centres)]);
  const growth = graph.node("Exp", [
    graph.node("Div", [slice(encodings, 2, 4, "growth"), graph.floats("five", [], [5])]),
  ]);
  const halfSize = graph.node("Div", [graph.node("Mul", [growth, sizesName]), graph.floats("two", [], [2])]);
  graph.node(
    "Concat",
    [graph.node("Sub", [centre, halfSize]), graph.node("Add", [centre, halfSize])],
    { axis: 2 },
    "boxes",
  );
  graph.node("Sigmoid", [slice(classes, 1, 2, "face")], {}, "scores");
  return {
    inputs: [{ name: "image", shape: [1, 3, 512, 512] }],
    outputs: [
      { name: "boxes", shape: [1, count, 4] },
      { name: "scores", shape: [1, count, 1] },
    ],
  };
}

const [source, target, ...wanted] = process.argv.slice(2);
if (!source || !target) {
  console.error("usage: node convert.mjs <face-api/model> <output folder> [model …]");
  process.exit(2);
}
const models = { tiny_face_detector: tinyFaceDetector, face_landmark_68: faceLandmarks, ssd_mobilenetv1: ssdMobilenet };
mkdirSync(target, { recursive: true });
for (const [name, build] of Object.entries(models)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const graph = new GraphBuilder();
  const weights = new Weights(graph, readWeights(source, `${name}_model`));
  const signature = build(graph, weights);
  const doc = `${name}_model of @vladmandic/face-api 1.7.15 (MIT), converted layer by layer`;
  const file = graph.serialise({ name, doc, ...signature });
  writeFileSync(path.join(target, `${name}.onnx`), file);
  const sha256 = createHash("sha256").update(file).digest("hex");
  console.log(
    `${name}.onnx ${file.length} bytes, sha256 ${sha256}; tensors not used: ${weights.unused.join(", ") || "none"}`,
  );
}
