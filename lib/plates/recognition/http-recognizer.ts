import { z } from "zod";
import { DomainError } from "../../platform/errors";
import { quadOf } from "../../platform/vision/geometry";
import { frameJpeg, type RgbImage } from "../../platform/vision/picture";
import { normalizePlate } from "./normalize";
import { ALPHABET, type CharacterOdds, confidenceOf } from "./reading/ctc";
import type { Recognizer, Sighting } from "./recognizer";

export type RemoteOptions = {
  /** Where pictures are posted to. */
  url: string;
  /** Sent as a bearer token. */
  token: string | null;
};

const TIMEOUT_MS = 15_000;
const ANSWER_BYTES_MAX = 1_000_000;
const PLATES_MAX = 50;

const fraction = z.number().min(0).max(1);
const pixel = z.number().min(-10_000).max(100_000);
const point = z.object({ x: pixel, y: pixel });

/**
 * What a recogniser behind HTTP answers to `POST` of a JPEG (`Content-Type: image/jpeg`):
 *
 * ```json
 * {"plates": [{"plate": "AB12CDE", "confidence": 0.93, "box": {"x": 40, "y": 60, "width": 180, "height": 60},
 *   "characters": [{"char": "A", "confidence": 0.99}, …], "quad": [{"x": 40, "y": 60}, …], "detection": 0.8}]}
 * ```
 *
 * `box` is in px of the picture that was sent. `characters` (one for each of `plate`), `quad` (corners, clockwise from
 * the upper left) and `detection` (how sure it is that this is a plate at all) are optional. Confidences are 0–1.
 */
const AnswerSchema = z.object({
  plates: z
    .array(
      z.object({
        plate: z.string().max(40),
        confidence: fraction,
        box: z.object({
          x: pixel,
          y: pixel,
          width: z.number().min(1).max(100_000),
          height: z.number().min(1).max(100_000),
        }),
        characters: z
          .array(z.object({ char: z.string().length(1), confidence: fraction }))
          .max(40)
          .optional(),
        quad: z.tuple([point, point, point, point]).optional(),
        detection: fraction.optional(),
      }),
    )
    .max(PLATES_MAX),
});

/** A recogniser that asks a service over HTTP: another engine, or another machine's graphics card. */
export function httpRecognizer({ url, token }: RemoteOptions): Recognizer {
  return {
    async see(image: RgbImage) {
      const { data } = await frameJpeg(image);
      return (await ask(url, token, data)).plates.flatMap(asSighting);
    },
    release: () => Promise.resolve(),
  };
}

async function ask(url: string, token: string | null, jpeg: Uint8Array): Promise<z.output<typeof AnswerSchema>> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "image/jpeg",
        Accept: "application/json",
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: jpeg as Uint8Array<ArrayBuffer>,
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const text = await response.text();
    if (text.length > ANSWER_BYTES_MAX) throw new Error("the answer is too long");
    return AnswerSchema.parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? "an answer that is not as documented" : String(cause);
    throw new DomainError("unavailable", "recognizer_unreachable", `The recognition service failed: ${reason}`);
  }
}

type RemotePlate = z.output<typeof AnswerSchema>["plates"][number];

function asSighting({ plate, confidence, box, characters, quad, detection }: RemotePlate): Sighting[] {
  const text = normalizePlate(plate);
  if (text.length === 0) return [];
  const told = (characters ?? []).filter(({ char }) => normalizePlate(char).length === 1);
  // Without confidences of its characters, each has the one that makes their mean that of the plate.
  const sure = (place: number) => (told.length === text.length ? told[place]!.confidence : confidence);
  const odds = [...text].map((char, place) => oddsFor(char, sure(place)));
  return [
    {
      quad: quad ?? quadOf(box),
      detection: detection ?? confidence,
      readings: [{ text, odds, confidence: confidenceOf(text, odds), weight: 1 }],
    },
  ];
}

function oddsFor(char: string, sure: number): CharacterOdds {
  const odds = new Float32Array(ALPHABET.length).fill((1 - sure) / (ALPHABET.length - 1));
  odds[ALPHABET.indexOf(char)] = sure;
  return odds;
}
