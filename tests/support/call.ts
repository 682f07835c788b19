import { apis } from "@/app/_apis/registry";
import { mount } from "@/lib/platform/http/mount";
import type { Api } from "@/lib/platform/http/operation";

const byBase = new Map<string, Api[]>();
for (const api of apis) byBase.set(api.base, [...(byBase.get(api.base) ?? []), api]);
const mounted = [...byBase]
  .map(([base, [first, ...others]]) => ({ base, handlers: mount(first as Api, ...others) }))
  .sort((a, b) => b.base.length - a.base.length);

export type Answer = { status: number; headers: Headers; body: unknown; bytes: Buffer };
export type CallOptions = {
  token?: string;
  json?: unknown;
  form?: Record<string, string> | FormData;
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};

/** Calls the mounted routes as Next would, without a server in between. */
export async function call(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  options: CallOptions = {},
): Promise<Answer> {
  const url = new URL(path, "http://127.0.0.1:3000");
  const route = mounted.find(({ base }) => url.pathname === base || url.pathname.startsWith(`${base}/`));
  if (!route) throw new Error(`nothing is mounted at ${path}`);
  const headers = new Headers(options.headers);
  if (options.token) headers.set("authorization", `Bearer ${options.token}`);
  const form = options.form && !(options.form instanceof FormData) ? new URLSearchParams(options.form) : options.form;
  if (options.json !== undefined) headers.set("content-type", "application/json");
  const body = options.raw ?? form ?? (options.json === undefined ? undefined : JSON.stringify(options.json));
  const request = new Request(url, { method, headers, body });
  const segments = url.pathname.slice(route.base.length).split("/").filter(Boolean).map(decodeURIComponent);
  const response = await route.handlers[method](request, { params: Promise.resolve({ path: segments }) });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get("content-type")?.includes("json");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(bytes.toString()) : null,
    bytes,
  };
}
