import type { DocumentReading, FieldName, FieldSource, NormalisedBox } from "@/lib/identity/extract";
import { type ReadDocument, readDocument } from "@/lib/identity/readers";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import { type BlockName, READ_BLOCKS, type ReadFile } from "../kinds";
import { type Block, bothFamilies, fieldOfKey, placeholder, snakeKeys } from "./blocks";
import { cleansText, extractFields } from "./language-model";

/** One key of a block as the screen shows it: what was read, how sure, from where on the picture. */
export type ReadField = {
  key: string;
  content: string;
  /** 0–1, calibrated; what a language model wrote has at most MODEL_CONFIDENCE. */
  confidence: number;
  source: FieldSource | "model";
  box: NormalisedBox | null;
};

/** What the language model wrote instead of what was read. */
export type Cleaned = { key: string; from: string; to: string };

/** What is kept of one picture's reading; IntakeSession.reading has one for each picture that was read. */
export type PictureReading = {
  documentType: DocumentReading["documentType"];
  fields: ReadField[];
  cleaned: Cleaned[];
  /** Codes of what keeps the picture from being read well. */
  quality: string[];
  /** A sentence where the picture, or the language model's look at it, failed. */
  problem: string | null;
};
export type SessionReading = Partial<Record<ReadFile, PictureReading>>;
export type PictureResult = { block: Block; reading: PictureReading | null };

/** Nobody has measured how often a model is right: a person looks at what it wrote. */
const MODEL_CONFIDENCE = 0.5;
/** What the check digits of a zone hold is not corrected by a guess. */
const ZONE_CONFIDENCE = 0.95;

/**
 * Reads one picture of an intake, where the office has that on. It never fails: a picture that cannot be read gives the
 * contract's placeholder and the reason for the screen.
 */
export async function readPicture(
  file: ReadFile,
  bytes: Uint8Array,
  { read = readDocument }: { read?: ReadDocument } = {},
): Promise<PictureResult> {
  const name = READ_BLOCKS[file];
  if (!settings().readsCandidates) return { block: placeholder(name), reading: null };
  try {
    const found = await read(bytes);
    return await cleaned(name, found);
  } catch (error) {
    log.warn({ err: error, file }, "a candidate's document could not be read");
    const reading = { documentType: "unknown" as const, fields: [], cleaned: [], quality: [] };
    const problem = "The picture could not be read. Type in what is written on it.";
    return { block: placeholder(name), reading: { ...reading, problem } };
  }
}

async function cleaned(name: BlockName, found: DocumentReading): Promise<PictureResult> {
  const snake = snakeKeys(name, found);
  const fields = fieldsOf(name, found, snake);
  const { changes, problem } = cleansText() ? await askModel(name, found, snake, fields) : NOTHING_CHANGED;
  for (const { key, to } of changes) {
    snake[key] = to;
    const field = fields.find((one) => one.key === key);
    const written = { content: to, source: "model" as const };
    if (field) Object.assign(field, written, { confidence: Math.min(field.confidence, MODEL_CONFIDENCE) });
    else fields.push({ key, ...written, confidence: MODEL_CONFIDENCE, box: null });
  }
  return {
    block: { ...bothFamilies(name, snake), raw_text: found.text },
    reading: {
      documentType: found.documentType,
      fields,
      cleaned: changes,
      quality: found.quality.map(({ code }) => code),
      problem,
    },
  };
}

function fieldsOf(name: BlockName, found: DocumentReading, snake: Block): ReadField[] {
  return Object.entries(snake).flatMap(([key, content]): ReadField[] => {
    const field: FieldName | undefined = fieldOfKey(name, key, found);
    const read = field && found.fields[field];
    if (!read || !content) return [];
    return [{ key, content, confidence: read.confidence, source: read.source, box: read.box }];
  });
}

type Asked = { changes: Cleaned[]; problem: string | null };
const NOTHING_CHANGED: Asked = { changes: [], problem: null };

async function askModel(
  name: BlockName,
  found: DocumentReading,
  snake: Block,
  fields: readonly ReadField[],
): Promise<Asked> {
  if (!found.text.trim()) return NOTHING_CHANGED;
  try {
    const written = await extractFields(name, found.text);
    const changes = Object.entries(written).flatMap(([key, to]): Cleaned[] => {
      const from = snake[key] ?? "";
      const sure = fields.some(
        (field) => field.key === key && field.source === "mrz" && field.confidence >= ZONE_CONFIDENCE,
      );
      return to && to !== from && !sure ? [{ key, from, to }] : [];
    });
    return { changes, problem: null };
  } catch (error) {
    log.warn({ err: error }, "the language model did not clean a reading");
    return { changes: [], problem: "The language model did not answer; this is as it was read." };
  }
}
