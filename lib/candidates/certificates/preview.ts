import sharp from "sharp";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { issuingState } from "@/lib/platform/issuer/issuing-state";
import { settings } from "@/lib/platform/settings";
import { mayKeepCandidates } from "../policy";
import { certificatePage, type Pictures } from "./design/page";
import type { Design, Facts } from "./design/schema";
import { pageSvg } from "./design/svg";

const sampleFacts = (): Facts => ({
  candidate_name: "Mei Lin O’Connor",
  passport_no: "P7654321",
  indos_no: "20GL0001",
  date_of_birth: "5 April 1991",
  nationality: "Indian",
  course: "STCW Basic Safety Training",
  statement: "has successfully completed the course approved under the STCW Convention, 1978, as amended",
  regulation: "Regulation VI/1 · STCW Code, Section A-VI/1",
  number: "STCWB0405260001",
  start_date: "4 May 2026",
  end_date: "8 May 2026",
  issue_date: "9 May 2026",
  expiry_date: "7 May 2031",
  authority: issuingState().authority,
});

const SILHOUETTE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="210" height="256"><rect width="210" height="256" fill="#dde3e8"/><ellipse cx="105" cy="104" rx="46" ry="58" fill="#9aa9b5"/><path d="M12 256C18 188 70 176 105 174C140 176 192 188 198 256Z" fill="#9aa9b5"/></svg>';
const SCRAWL =
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="180"><path d="M40 130C110 10 150 10 140 110S215 50 255 100S335 140 375 50S425 150 560 70" fill="none" stroke="#18244e" stroke-width="6"/></svg>';

let pictures: Promise<Pictures> | undefined;
/** Nobody's pictures, drawn once a process. */
const samplePictures = (): Promise<Pictures> => {
  pictures ??= Promise.all([
    sharp(Buffer.from(SILHOUETTE)).jpeg().toBuffer(),
    sharp(Buffer.from(SCRAWL)).png().toBuffer(),
  ]).then(([portrait, signature]) => ({ portrait, signature }));
  return pictures;
};

/** How certificates of a design look, with a person who does not exist. The code is as large as that of a real one. */
export async function previewDesign(actor: Actor, design: Design): Promise<string> {
  permit(mayKeepCandidates(actor));
  const code = `${settings().publicUrl}/verify/certificate?t=${"specimen.".repeat(38)}`;
  return pageSvg(certificatePage(design, sampleFacts(), await samplePictures(), code));
}
