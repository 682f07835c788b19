import { texts } from "./texts";

/** What the onboarding API answered; a refusal with its fields, as contract 4 spells them. */
export type Asked<T> = { ok: true; value: T } | { ok: false; message: string; fields: Record<string, string> };

/** Asks the onboarding API. */
export async function ask<T>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: object,
): Promise<Asked<T>> {
  const unreachable: Asked<T> = { ok: false, message: texts.unreachable, fields: {} };
  try {
    const answer = await fetch(path, {
      method,
      ...(body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {}),
    });
    if (answer.status === 204) return { ok: true, value: null as T };
    const json = (await answer.json()) as Record<string, unknown>;
    if (answer.ok) return { ok: true, value: json as T };
    const fields = Object.fromEntries(
      Object.entries(json).flatMap(([name, reasons]) => (Array.isArray(reasons) ? [[name, String(reasons[0])]] : [])),
    );
    return { ok: false, message: String(json.errorMsg ?? texts.unreachable), fields };
  } catch {
    return unreachable;
  }
}

/** Addresses of pictures are absolute; the page's security policy knows its own origin only. */
export const here = (url: string): string => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};
