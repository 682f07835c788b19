"use client";

import { type BarcodeReading, readBarcode, SignatureCheckError } from "@/lib/licenses/barcode/verify";
import { ScanVerification } from "@/lib/licenses/verification/schema";
import { TrustList } from "@/lib/platform/issuer/trust-list-schema";

const TRUST_LIST = "/.well-known/license-trust-list.json";
const KEPT_AS = "bureau.trust-list";
const ANSWER_MS_MAX = 8000;

/** The office's keys: as they are now, or as this browser last saw them; null when it never did. */
export async function loadTrustList(): Promise<TrustList | null> {
  try {
    const response = await fetch(TRUST_LIST, { cache: "no-cache", signal: AbortSignal.timeout(ANSWER_MS_MAX) });
    const list = TrustList.parse(await response.json());
    localStorage.setItem(KEPT_AS, JSON.stringify(list));
    return list;
  } catch {
    return keptTrustList();
  }
}

function keptTrustList(): TrustList | null {
  try {
    return TrustList.parse(JSON.parse(localStorage.getItem(KEPT_AS) ?? "null"));
  } catch {
    return null;
  }
}

/** What the browser found out by itself, and what the office said; each is null where it could not tell. */
export type Check = {
  reading: BarcodeReading | null;
  answer: ScanVerification | null;
  /** The office had too many questions from this address. */
  refused: boolean;
  at: string;
};

/** Checks a scanned symbol here, and asks the office for the license's status. */
export async function checkSymbol(bytes: Uint8Array, trust: TrustList | null): Promise<Check> {
  const [reading, asked] = await Promise.all([trust ? readHere(bytes, trust) : null, askOffice(bytes)]);
  return { reading, ...asked, at: new Date().toISOString() };
}

async function readHere(bytes: Uint8Array, trust: TrustList): Promise<BarcodeReading | null> {
  return readBarcode(bytes, trust).catch((error: unknown) => {
    if (error instanceof SignatureCheckError) return null;
    throw error;
  });
}

async function askOffice(bytes: Uint8Array): Promise<Pick<Check, "answer" | "refused">> {
  try {
    const response = await fetch("/api/v1/verify", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ payload_base64: btoa(String.fromCharCode(...bytes)) }),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    if (!response.ok) return { answer: null, refused: response.status === 429 };
    return { answer: ScanVerification.parse(await response.json()), refused: false };
  } catch {
    return { answer: null, refused: false };
  }
}
