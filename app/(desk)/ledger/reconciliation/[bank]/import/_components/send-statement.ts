import type { CsvMapping } from "@/lib/ledger/reconciliation/parse/mapping";
import type { StatementPreview } from "@/lib/ledger/reconciliation/schema";
import { texts } from "../../../texts";

/** What a person has chosen so far; the file stays in the browser until it is confirmed. */
export type Chosen = { file: File; mapping: CsvMapping | null; opening: string; closing: string };

type Answer<T> = { data?: T; message?: unknown };

/** @throws Error with a reason for a person */
async function send<T>(bankId: number, path: string, { file, mapping, opening, closing }: Chosen): Promise<T> {
  const form = new FormData();
  form.append("file", file, file.name);
  if (mapping) form.append("mapping", JSON.stringify(mapping));
  form.append("opening", bareRupees(opening));
  form.append("closing", bareRupees(closing));
  const response = await fetch(`/api/bookkeeping/bank-accounts/${bankId}/statements${path}`, {
    method: "POST",
    body: form,
  }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as Answer<T> | null;
  if (!response || !answer) throw new Error(texts.import.unreachable);
  if (response.ok && answer.data !== undefined) return answer.data;
  throw new Error(typeof answer.message === "string" ? answer.message : texts.import.unreachable);
}

/** The REST API takes amounts without groups. */
const bareRupees = (typed: string): string => typed.replaceAll(/[,\s₹]/g, "");

export const previewOf = (bankId: number, chosen: Chosen): Promise<StatementPreview> =>
  send(bankId, "/preview", chosen);

export const importOf = (bankId: number, chosen: Chosen): Promise<{ new_lines: number; known_lines: number }> =>
  send(bankId, "", chosen);
