import { readFile } from "node:fs/promises";
import path from "node:path";
import { loadModel, type SessionOptions } from "../../platform/vision/session";
import { loadTextDetector } from "../../platform/vision/text-detector";
import { loadFieldCalibration } from "./compare/calibration";
import { generalMrzReader, loadMrzReader } from "./mrz/reader";
import type { DocumentTools } from "./read-document";
import { textReader } from "./text/read-line";

export type ToolsOptions = SessionOptions & {
  /** Folder of the zone's reader and of the calibration. */
  folder: string;
  /** Folder of the models that find and read any text. */
  textFolder: string;
};

/**
 * Loads what reads documents: models/identity and models/text, described by their model cards.
 *
 * @throws Error when a file is missing or cannot be loaded
 */
export async function loadDocumentTools({ folder, textFolder, ...session }: ToolsOptions): Promise<DocumentTools> {
  const [detector, own, model, list, calibration] = await Promise.all([
    loadTextDetector(path.join(textFolder, "text-detector.onnx"), session),
    loadMrzReader(path.join(folder, "mrz-reader.onnx"), session),
    loadModel(path.join(textFolder, "text-reader.onnx"), session),
    readFile(path.join(textFolder, "text-reader-characters.txt"), "utf8"),
    loadFieldCalibration(folder),
  ]);
  const characters = list.split("\n").map((line) => line.replace("\r", ""));
  if (characters.at(-1) === "") characters.pop();
  return {
    detector,
    own,
    general: generalMrzReader(model, characters),
    text: textReader(model, characters),
    calibration,
  };
}
