import { PAPER, type Sheet } from "./sheet";

const WIDTH = PAPER.width - 2 * PAPER.margin;

type Company = {
  name: string;
  address: string;
  gstin: string | null;
  pan: string | null;
  state: string | null;
  stateCode: string | null;
  phone: string | null;
  email: string | null;
};

/** The company at the head of a paper, and what the paper is. @returns the `y` below it, in mm */
export function letterhead(sheet: Sheet, company: Company, title: string): number {
  const x = PAPER.margin;
  const right = { align: "right" as const, width: WIDTH };
  sheet.text(x, PAPER.margin + 1, title.toUpperCase(), { size: 13, bold: true, ...right });
  let y = sheet.text(x, PAPER.margin, company.name, { size: 15, bold: true, width: WIDTH - 60 });
  if (company.address) y = sheet.text(x, y, company.address, { width: WIDTH - 60 });
  const told = [
    company.gstin && `GSTIN ${company.gstin}`,
    company.pan && `PAN ${company.pan}`,
    company.state && `State ${company.state} (${company.stateCode})`,
  ].filter(Boolean);
  if (told.length > 0) y = sheet.text(x, y, told.join("   "), { width: WIDTH });
  const reach = [company.phone, company.email].filter(Boolean);
  if (reach.length > 0) y = sheet.text(x, y, reach.join("   "), { width: WIDTH });
  sheet.rule(y + 2, 1);
  return y + 6;
}

/** Says across the head what a paper that does not stand must say. */
export function stamp(sheet: Sheet, state: "posted" | "saved" | "reversed"): void {
  if (state === "posted") return;
  const words = state === "reversed" ? "CANCELLED" : "NOT POSTED";
  sheet.text(PAPER.margin, PAPER.margin + 8, words, { size: 13, bold: true, align: "right", width: WIDTH });
}
