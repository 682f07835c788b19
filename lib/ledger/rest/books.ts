import { z } from "zod";
import { permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { operation } from "@/lib/platform/http/operation";
import { LedgerDate } from "../dates";
import { verifyBooks } from "../journal/chain";
import { closePeriod, reopenPeriod } from "../journal/periods";
import { findCompany } from "../parties/companies";
import { optionalText } from "../parties/schema";
import { mayCloseBooks } from "../policy";
import { hledgerJournal } from "../views/hledger";
import { Done, done, ok, success } from "./envelope";
import { companyId, id } from "./rows";

/** What is done with a company's books as a whole. */
export const bookOperations = [
  operation({
    id: "bookkeeping.hledger",
    method: "GET",
    path: "/export/hledger",
    summary: "Export a company's journal for hledger",
    description: "Plain text, streamed; reversed entries stand in it with their reversals.",
    who: "staff",
    query: z.object(companyId),
    response: { binary: ["text/plain"] },
    async handle({ actor, query }) {
      const parts = await hledgerJournal(actor, query.company_id);
      const encoder = new TextEncoder();
      const stream = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { value, done: ended } = await parts.next();
          if (ended) controller.close();
          else controller.enqueue(encoder.encode(value));
        },
      });
      const headers = {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="books-${query.company_id}.journal"`,
      };
      return new Response(stream, { headers });
    },
  }),
  operation({
    id: "bookkeeping.verifyBooks",
    method: "GET",
    path: "/verify",
    summary: "Check that a company's entries are as they were posted",
    description: "Walks the chain of hashes and names the first entry that was changed or removed.",
    who: "admin",
    query: z.object(companyId),
    response: success(
      z.object({
        ok: z.boolean(),
        entries: z.int(),
        head: z.string().optional(),
        firstBad: z.string().optional(),
        reason: z.string().optional(),
      }),
    ),
    async handle({ actor, query }) {
      permit(mayCloseBooks(actor));
      await findCompany(db(), query.company_id);
      return ok(await verifyBooks(query.company_id));
    },
  }),
  operation({
    id: "bookkeeping.closePeriod",
    method: "POST",
    path: "/periods/close",
    summary: "Close a company's books through a day, or reopen them",
    description: "Nothing is posted in a closed period. To reopen, give an earlier day or none, and the reason.",
    who: "admin",
    body: z
      .object({
        company_id: id,
        through: LedgerDate.nullable(),
        reopen: z.boolean().default(false),
        reason: optionalText(500),
      })
      .meta({ override: { examples: [{ company_id: 1, through: "2025-03-31" }] } }),
    response: Done,
    async handle({ actor, body }) {
      if (body.reopen) {
        if (!body.reason) throw invalidField("reason", "is required to reopen the books");
        await reopenPeriod(actor, body.company_id, body.through, body.reason);
        return done("The books are open again");
      }
      if (body.through === null) throw invalidField("through", "is required");
      await closePeriod(actor, body.company_id, body.through);
      return done(`The books are closed through ${body.through}`);
    },
  }),
];
