import type { IdCard } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import type { CaseFacts } from "../decision/facts";
import type { DocumentReading, FieldName } from "../extract/reading";
import { SOUND_ZONE } from "../extract/testing/sound-zone";
import { saveVerified } from "./submit";
import { judge } from "./verification/own";

let serial = 0;
const next = (): string => {
  serial += 1;
  return String(serial).padStart(4, "0");
};

/** A number that no other document has. */
export const documentNumber = (): string => `T${Date.now() % 1_000_000}${process.env.VITEST_POOL_ID ?? ""}${next()}`;

/** What a reader may say of a sound passport. Fields are content and confidence. */
export function passportReading(
  number: string = documentNumber(),
  more: Partial<Record<FieldName, [string, number]>> = {},
): DocumentReading {
  const fields: Partial<Record<FieldName, [string, number]>> = {
    surname: ["NKOSI", 0.96],
    given_names: ["ADA LOUISE", 0.98],
    document_number: [number, 0.98],
    date_of_birth: ["1990-03-02", 0.97],
    date_of_issue: ["2021-06-01", 0.9],
    date_of_expiry: ["2031-05-31", 0.98],
    sex: ["F", 0.99],
    nationality: ["ZAF", 0.99],
    issuing_state: ["ZAF", 0.99],
    ...more,
  };
  return {
    documentType: "passport",
    template: null,
    issuingState: "ZAF",
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, [content, confidence]]) => [
        name,
        { content, confidence, source: "mrz", box: { x: 0.1, y: 0.2, width: 0.3, height: 0.05 } },
      ]),
    ),
    conflicts: [],
    mrz: SOUND_ZONE,
    barcodes: [],
    quality: [],
    corners: null,
    portrait: { x: 0.1, y: 0.3, width: 0.2, height: 0.4 },
    text: "",
    processingTimeMs: 1,
  };
}

/** A user's card as it is after the reading, without pictures. */
export async function makeCard(actor: Actor, front: Partial<DocumentReading> = {}): Promise<IdCard> {
  const facts: CaseFacts = {
    claimedType: "passport",
    front: { ...passportReading(), ...front },
    back: null,
    today: "2026-11-22",
    sameDocument: [],
    samePerson: [],
    selfie: null,
    tampering: [],
  };
  const verification = await judge(facts);
  const input = { userId: actor.userId ?? 0, documentType: "passport" as const, verification, files: {} };
  return (await transaction((tx) => saveVerified(tx, actor, input))).card;
}
