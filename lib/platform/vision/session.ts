import { InferenceSession, Tensor } from "onnxruntime-node";

export type SessionOptions = {
  /** Threads that one model run may take. */
  threads: number;
  /** Execution provider of ONNX Runtime. "cpu" is always there; others need their runtime on the machine. */
  provider: "cpu" | "cuda" | "coreml" | "dml";
};

export type ModelOutput = { data: Float32Array; dims: readonly number[] };

/** A loaded model with one input and one output. `run` blocks the thread that calls it, although it is asynchronous. */
export type Model = {
  run(input: Float32Array, dims: readonly number[]): Promise<ModelOutput>;
  release(): Promise<void>;
};

/** @throws Error when the file is missing or no ONNX model of one input and one output */
export async function loadModel(file: string, { threads, provider }: SessionOptions): Promise<Model> {
  const session = await InferenceSession.create(file, {
    executionProviders: provider === "cpu" ? ["cpu"] : [provider, "cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    // One arena that grows with the largest picture and never shrinks would be the process's size from then on.
    enableCpuMemArena: false,
    logSeverityLevel: 3,
  });
  const [input] = session.inputNames;
  const [output] = session.outputNames;
  if (!input || !output) throw new Error(`${file} has no input or no output`);
  return {
    async run(values, dims) {
      const outputs = await session.run({ [input]: new Tensor("float32", values, [...dims]) });
      const tensor = outputs[output]!;
      return { data: tensor.data as Float32Array, dims: tensor.dims };
    },
    release: () => session.release(),
  };
}
