// Runs the converted models beside face-api itself on the same pixels and prints the largest differences.
//
//   npm install --prefix /tmp/face-api --ignore-scripts @vladmandic/face-api@1.7.15 @tensorflow/tfjs @tensorflow/tfjs-backend-wasm
//   node models/training/face/compare.mjs /tmp/face-api/node_modules photo.jpg …
import { createRequire } from "node:module";
import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import sharp from "sharp";

const [modules, ...photos] = process.argv.slice(2);
if (!modules || photos.length === 0) {
  console.error("usage: node compare.mjs <node_modules with face-api> <photo> …");
  process.exit(2);
}
const require = createRequire(path.resolve(modules, "x.cjs"));
require("@tensorflow/tfjs-backend-wasm").setWasmPaths(
  `${path.resolve(modules, "@tensorflow/tfjs-backend-wasm/dist")}/`,
);
const faceapi = require("@vladmandic/face-api/dist/face-api.node-wasm.js");
const { tf, nets, NetInput } = faceapi;
await tf.setBackend("wasm");
await tf.ready();
for (const net of [nets.tinyFaceDetector, nets.ssdMobilenetv1, nets.faceLandmark68Net]) {
  await net.loadFromDisk(path.resolve(modules, "@vladmandic/face-api/model"));
}
const load = (model) =>
  InferenceSession.create(`models/face/${model}.onnx`, { intraOpNumThreads: 1, interOpNumThreads: 1 });
const tiny = await load("tiny_face_detector");
const ssd = await load("ssd_mobilenetv1");
const landmark = await load("face_landmark_68");

/** The photo in a square, once for each of the two runtimes. */
async function square(photo, side) {
  const data = await sharp(photo)
    .autoOrient()
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .resize(side, side, { fit: "contain", position: "left top", background: "#000" })
    .raw()
    .toBuffer();
  const planes = new Float32Array(3 * side * side);
  for (let i = 0; i < side * side; i++) for (let c = 0; c < 3; c++) planes[c * side * side + i] = data[3 * i + c];
  return {
    theirs: new NetInput([tf.tensor3d(new Uint8Array(data), [side, side, 3], "int32")]),
    ours: { image: new Tensor("float32", planes, [1, 3, side, side]) },
  };
}

const largest = (a, b) => a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i])), 0);

for (const photo of photos) {
  let input = await square(photo, 416);
  const cells = tf.transpose(nets.tinyFaceDetector.forwardInput(input.theirs, 416), [0, 3, 1, 2]);
  const logits = largest(await cells.data(), (await tiny.run(input.ours)).cells.data);

  input = await square(photo, 512);
  const { boxes, scores } = nets.ssdMobilenetv1.forwardInput(input.theirs);
  const found = await ssd.run(input.ours);
  const score = largest(await scores[0].data(), found.scores.data);
  const theirBoxes = (await boxes[0].data()).filter((_, i) => found.scores.data[i >> 2] > 0.1);
  const ourBoxes = found.boxes.data.filter((_, i) => found.scores.data[i >> 2] > 0.1);

  input = await square(photo, 112);
  const points = await nets.faceLandmark68Net.runNet(input.theirs).data();
  const landmarks = 112 * largest(points, (await landmark.run(input.ours)).points.data);
  console.log(
    `${path.basename(photo)}: tiny logits ${logits.toExponential(1)}, ssd scores ${score.toExponential(1)},`,
    `ssd boxes ${(512 * largest(theirBoxes, ourBoxes)).toExponential(1)} px, landmarks ${landmarks.toExponential(1)} px`,
  );
}
