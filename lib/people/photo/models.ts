import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";

/** The models of models/face; their card (README.md there) tells their origin, licence, shapes and accuracy. */
export type FaceModel = "tiny_face_detector" | "face_landmark_68" | "ssd_mobilenetv1";

const sessions = new Map<FaceModel, Promise<InferenceSession>>();

/** Loads a model on its first use, once per process, for one thread. */
function session(model: FaceModel): Promise<InferenceSession> {
  const loaded = sessions.get(model);
  if (loaded) return loaded;
  // The comment keeps Next's file tracing from pulling the whole project in behind a computed path.
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "models", "face", `${model}.onnx`);
  const loading = InferenceSession.create(file, {
    executionProviders: ["cpu"],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
  });
  sessions.set(model, loading);
  // A failure is not remembered: a file that was missing may have been put in place by the next request.
  loading.catch(() => sessions.delete(model));
  return loading;
}

/**
 * Runs a model on one square picture.
 *
 * @param planes RGB, 0–255, plane by plane: 3 × side × side numbers
 * @returns the outputs by name
 */
export async function runFaceModel(
  model: FaceModel,
  planes: Float32Array,
  side: number,
): Promise<Record<string, Float32Array>> {
  const outputs = await (await session(model)).run({ image: new Tensor("float32", planes, [1, 3, side, side]) });
  return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]));
}
