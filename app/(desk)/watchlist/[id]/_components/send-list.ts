import type { ListPreview } from "@/lib/plates/bolos/schema";
import { listTexts } from "../../texts";

type Refusal = { detail?: unknown };

async function send<T>(boloId: string, path: string, form: FormData): Promise<T> {
  const response = await fetch(`/api/bolos/${boloId}/entries/${path}`, { method: "POST", body: form }).catch(
    () => null,
  );
  const answer: unknown = await response?.json().catch(() => null);
  if (!response || answer === null) throw new Error(listTexts.unreachable);
  if (!response.ok) throw new Error(reasonOf(answer as Refusal));
  return answer as T;
}

/** Contract 2 tells of fields as a list of `{loc, msg}`, of all else in one sentence. */
function reasonOf({ detail }: Refusal): string {
  if (typeof detail === "string") return detail;
  const first = Array.isArray(detail) ? (detail[0] as { msg?: unknown } | undefined) : undefined;
  return typeof first?.msg === "string" ? first.msg : listTexts.unreachable;
}

/** What is typed becomes a CSV of one column, unless its first line names columns itself. */
export const csvOf = (typed: string): Blob =>
  new Blob([/^\s*"?plate\b/i.test(typed) ? typed : `plate\n${typed}`], { type: "text/csv" });

export function previewList(boloId: string, csv: Blob): Promise<ListPreview> {
  const form = new FormData();
  form.append("file", csv, "list.csv");
  return send(boloId, "preview", form);
}

export function importList(boloId: string, csv: Blob, mode: "add" | "replace"): Promise<{ imported: number }> {
  const form = new FormData();
  form.append("mode", mode);
  form.append("file", csv, "list.csv");
  return send(boloId, "import", form);
}
