import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { expect, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { call } from "@/tests/support/call";
import { emptyOffice, makeUser } from "@/tests/support/office";
import type { EndpointWithSecret } from "./schema";

export type Received = { headers: Record<string, string>; body: string };

export const status =
  (code: number, body = "", headers = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(code, headers).end(body);

/** Whether the signature of what came holds. @returns its body */
export const verified = (secret: string, { headers, body }: Received) => new Webhook(secret).verify(body, headers);
export const rowOf = (endpointId: string) => db().webhookDelivery.findFirstOrThrow({ where: { endpointId } });
export const makeDue = (endpointId: string) =>
  db().webhookDelivery.updateMany({ where: { endpointId, state: "pending" }, data: { nextAttemptAt: new Date() } });

/** A server of somebody else's that deliveries go to, and an administrator of an empty office who registers it. */
export async function openReceiver() {
  const receiver = {
    received: [] as Received[],
    /** What it answers with. */
    answer: status(204),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      receiver.received.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
      });
      receiver.answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/hook`;
  vi.stubEnv("FETCH_ALLOWED_HOSTS", `127.0.0.1:${port}`);
  forgetSettings();
  await emptyOffice();
  const admin = await makeUser("admin");
  const ask = (method: "GET" | "POST" | "PATCH" | "DELETE", path: string, json?: unknown) =>
    call(method, `/api/admin/webhooks${path}`, { token: admin.token, json });
  return Object.assign(receiver, {
    address,
    admin,
    ask,
    async register(fields: Record<string, unknown> = {}): Promise<EndpointWithSecret> {
      const made = await ask("POST", "", { url: address, event_types: ["bolo.match"], ...fields });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      return made.body as EndpointWithSecret;
    },
    /** Before each test: no endpoint, no look-out, nothing received. */
    async reset(): Promise<void> {
      await db().webhookEndpoint.deleteMany();
      await db().bolo.deleteMany();
      receiver.received.length = 0;
      receiver.answer = status(204);
    },
    close(): void {
      server.closeAllConnections();
      server.close();
      vi.unstubAllEnvs();
      forgetSettings();
    },
  });
}
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
