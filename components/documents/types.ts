/** An upright rectangle of a picture, every side a share (0–1) of its width or height. */
export type PictureBox = { x: number; y: number; width: number; height: number };

/** Something that was read from a picture, and where. */
export type BoxedField = {
  /** Unique among the picture's fields. */
  id: string;
  label: string;
  content: string;
  /** 0–1. */
  confidence: number;
  /** Where it was read, in a word. */
  source?: string;
  /** Null where the place is not known. */
  box: PictureBox | null;
  /** Why a person should look at it, as that it is told otherwise elsewhere on the document. */
  doubt?: string;
};

export type ConfidenceTone = "success" | "warning" | "danger";

/** Green from 0.8, orange from 0.6, else red: how reviewers know it. */
export const toneOf = (confidence: number): ConfidenceTone =>
  confidence >= 0.8 ? "success" : confidence >= 0.6 ? "warning" : "danger";
