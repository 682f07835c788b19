import type { DocumentReading } from "../extract/reading";

/** What is told about a case before it is judged. Nothing here is read from a database or a clock. */
export type CaseFacts = {
  /** What the applicant said it is; null when nobody said anything. */
  claimedType: "passport" | "national_id" | "driver_license" | null;
  front: DocumentReading;
  back: DocumentReading | null;
  /** The office's calendar day, `YYYY-MM-DD`. */
  today: string;
  /** Ids of other cases that name the same document, and of other people that this may be. */
  sameDocument: string[];
  samePerson: string[];
  /** Null when no selfie was sent. */
  selfie: SelfieFacts | null;
  tampering: TamperingHint[];
};

export type SelfieFacts = {
  faces: number;
  /** 0–1: how sure the comparison is that both pictures show one person; null when it could not be made. */
  samePerson: number | null;
  /** 0–1: how sure the video is of a living person before the camera; null without a video. */
  living: number | null;
};

/** A sign that a picture is not a plain photograph of a document. It is a hint for a reviewer and never proof. */
export type TamperingHint = {
  code: "edited_by_software" | "photo_of_a_screen" | "inconsistent_compression" | "portrait_replaced";
  confidence: number;
};
