// Reads a TensorFlow.js weight manifest with its quantised shard and puts the tensors into an ONNX graph as they are:
// 8 bits each, with Cast·scale+min beside them. onnxruntime folds those constants when the session is loaded, so the
// file stays a quarter of the size and the weights stay, bit for bit, the published ones.
import { readFileSync } from "node:fs";
import path from "node:path";
import { UINT8 } from "./onnx.mjs";

const bytesOf = { float32: 4, int32: 4, uint8: 1 };

/** @returns a map from tensor name to { shape, values: Uint8Array | Float32Array, scale?, min? } */
export function readWeights(folder, model) {
  const manifest = JSON.parse(readFileSync(path.join(folder, `${model}-weights_manifest.json`), "utf8"));
  const tensors = new Map();
  for (const group of manifest) {
    const data = Buffer.concat(group.paths.map((file) => readFileSync(path.join(folder, file))));
    let offset = 0;
    for (const { name, shape, dtype, quantization } of group.weights) {
      const stored = quantization?.dtype ?? dtype;
      const count = shape.reduce((product, size) => product * size, 1);
      const raw = data.subarray(offset, offset + count * bytesOf[stored]);
      offset += raw.length;
      if (stored === "uint8") {
        tensors.set(name, { shape, values: Uint8Array.from(raw), scale: quantization.scale, min: quantization.min });
      } else if (stored === "float32") {
        tensors.set(name, { shape, values: new Float32Array(Uint8Array.from(raw).buffer) });
      } else if (stored !== "int32") {
        throw new Error(`${name}: ${stored} is not expected in these models`);
      }
    }
    if (offset !== data.length)
      throw new Error(`${model}: the manifest names ${offset} bytes, the shard has ${data.length}`);
  }
  return tensors;
}

/** The same values with the axes in another order. */
function transpose({ shape, values, ...rest }, order) {
  const target = order.map((axis) => shape[axis]);
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const out = new values.constructor(values.length);
  const index = new Array(order.length).fill(0);
  for (let i = 0; i < out.length; i++) {
    out[i] = values[order.reduce((sum, axis, position) => sum + index[position] * strides[axis], 0)];
    for (let axis = order.length - 1; axis >= 0; axis--) {
      index[axis] += 1;
      if (index[axis] < target[axis]) break;
      index[axis] = 0;
    }
  }
  return { shape: target, values: out, ...rest };
}

/** Hands out a manifest's tensors as inputs of an ONNX graph, and can tell which of them nobody asked for. */
export class Weights {
  #unused;

  constructor(graph, tensors) {
    this.graph = graph;
    this.tensors = tensors;
    this.#unused = new Set(tensors.keys());
  }

  get unused() {
    return [...this.#unused];
  }

  has(name) {
    return this.tensors.has(name);
  }

  #take(name) {
    const tensor = this.tensors.get(name);
    if (!tensor) throw new Error(`no tensor ${name}`);
    this.#unused.delete(name);
    return tensor;
  }

  #add(name, { shape, values, scale, min }) {
    if (scale === undefined) return this.graph.floats(name, shape, values);
    const stored = this.graph.constant(`${name}:q`, UINT8, shape, Buffer.from(values.buffer));
    const cast = this.graph.node("Cast", [stored], { to: 1 });
    const scaled = this.graph.node("Mul", [cast, this.graph.floats(`${name}:scale`, [], [scale])]);
    return this.graph.node("Add", [scaled, this.graph.floats(`${name}:min`, [], [min])], {}, name);
  }

  /** As published: biases, matrices. `shape` may give the axes another grouping. */
  plain(name, shape) {
    const tensor = this.#take(name);
    return this.#add(name, shape ? { ...tensor, shape } : tensor);
  }

  /** A convolution's filter: TensorFlow's [height, width, in, out] becomes ONNX's [out, in, height, width]. */
  filter(name) {
    return this.#add(name, transpose(this.#take(name), [3, 2, 0, 1]));
  }

  /** A depthwise filter: [height, width, channels, 1] becomes [channels, 1, height, width]. */
  depthwise(name) {
    return this.#add(name, transpose(this.#take(name), [2, 3, 0, 1]));
  }

  /** The tensor's numbers, dequantised in double precision, for folding into others. */
  numbers(name) {
    const { values, scale, min } = this.#take(name);
    return scale === undefined ? Array.from(values) : Array.from(values, (value) => value * scale + min);
  }

  channels(name) {
    return this.tensors.get(name).shape[2];
  }
}
