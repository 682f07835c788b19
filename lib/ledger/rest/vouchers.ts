import { z } from "zod";
import { permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { operation } from "@/lib/platform/http/operation";
import { ID_MAX } from "@/lib/platform/http/parameters";
import { FilterDate, indianToday } from "../dates";
import { resolveCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";
import { readInvoiceFile } from "../vouchers/invoice-files";
import { getAdjustment, getReceipt, listReceipts } from "../vouchers/queries";
import { updateReceipt } from "../vouchers/receipts";
import { ReceiptPatch } from "../vouchers/schema";
import { previewNumber } from "../vouchers/series";
import { Done, done, ledgerId, ok, okList, page, success, successList } from "./envelope";

const Receipt = z
  .object({
    receipt_amount_id: z.int(),
    amount_received: z.number(),
    payment_type: z.string(),
    transaction_date: z.string(),
    remark: z.string(),
    account_no: z.string(),
    company_name: z.string(),
    tds_percentage: z.number(),
    gst: z.number(),
    customer_name: z.string().nullable(),
    transaction_id: z.string().nullable(),
    on_account_of: z.string(),
    created_at: z.iso.datetime(),
  })
  .meta({
    id: "BookkeepingReceipt",
    examples: [
      {
        receipt_amount_id: 9,
        amount_received: 5000,
        payment_type: "UPI",
        transaction_date: "2025-05-02",
        remark: "",
        account_no: "ACC-1",
        company_name: "Own Co",
        tds_percentage: 0,
        gst: 0,
        customer_name: "Delta Marine",
        transaction_id: "T-1",
        on_account_of: "INV 42",
        created_at: "2025-05-02T09:00:00.000Z",
      },
    ],
  });

const adjustmentColumns = {
  id: z.int(),
  company_id: z.int(),
  date_of_service: z.string(),
  particular_of_service: z.string(),
  adjustment_amount: z.number(),
  on_account_of: z.string(),
  remark: z.string(),
  created_at: z.iso.datetime(),
  company_name: z.string(),
  company_gst: z.string().nullable(),
  company_address: z.string(),
  company_state_code: z.string().nullable(),
};
const adjustmentOf = (party: "customer" | "vendor") =>
  z.object({
    ...adjustmentColumns,
    [`${party}_id`]: z.int(),
    [`${party}_name`]: z.string(),
    [`${party}_gst`]: z.string().nullable(),
    [`${party}_address`]: z.string().nullable(),
    [`${party}_state_code`]: z.string().nullable(),
  });
const readAdjustment = (side: "client" | "vendor") => {
  const party = side === "client" ? "customer" : "vendor";
  return operation({
    id: `bookkeeping.${side}Adjustment`,
    method: "GET",
    path: `/get-${side}-adjustment/{id}`,
    summary: `Read a ${side}'s adjustment, for its printed voucher`,
    who: "staff",
    params: ledgerId("The adjustment's id"),
    response: success(adjustmentOf(party)),
    async handle({ actor, params }) {
      const found = await getAdjustment(actor, `${side}_adjustment`, params.id);
      const { party_id, party_name, party_gst, party_address, party_state_code, ...columns } = found;
      return ok({
        ...columns,
        [`${party}_id`]: party_id,
        [`${party}_name`]: party_name,
        [`${party}_gst`]: party_gst,
        [`${party}_address`]: party_address,
        [`${party}_state_code`]: party_state_code,
      });
    },
  });
};

/** Vouchers one by one. */
export const voucherOperations = [
  operation({
    id: "bookkeeping.receipts",
    method: "GET",
    path: "/receipt-amount-received",
    summary: "List the receipts, newest first",
    who: "staff",
    query: z.object(page(50)),
    response: successList(Receipt),
    async handle({ actor, query }) {
      const { rows, total } = await listReceipts(actor, query);
      return okList(rows, total);
    },
  }),
  operation({
    id: "bookkeeping.receipt",
    method: "GET",
    path: "/receipt-amount-received/{id}",
    summary: "Read a receipt",
    who: "staff",
    params: ledgerId("The receipt's id"),
    response: success(Receipt),
    handle: async ({ actor, params }) => ok(await getReceipt(actor, params.id)),
  }),
  operation({
    id: "bookkeeping.updateReceipt",
    method: "PUT",
    path: "/receipt-amount-received/{id}",
    summary: "Change a receipt",
    description: "Its entry is reversed and another one posted in its place, so that every ledger follows.",
    who: "staff",
    params: ledgerId("The receipt's id"),
    body: ReceiptPatch,
    response: Done,
    async handle({ actor, params, body }) {
      await updateReceipt(actor, params.id, body);
      return done(`Receipt ${params.id} was changed`);
    },
  }),
  readAdjustment("client"),
  readAdjustment("vendor"),
  operation({
    id: "bookkeeping.previewInvoiceNumber",
    method: "GET",
    path: "/generate-invoice-number",
    summary: "Preview the next invoice's number",
    description: "Asking takes none; the invoice that is created takes it.",
    who: "staff",
    query: z.object({
      company_id: z.coerce.number().int().positive().max(ID_MAX).optional().meta({ description: "Default: the first" }),
      date: FilterDate.meta({ description: "The invoice's day; default today" }),
    }),
    response: success(z.object({ invoice_number: z.string().meta({ examples: ["AMA/25-26/0042"] }) })),
    async handle({ actor, query }) {
      permit(mayKeepBooks(actor));
      const { company } = await resolveCompany(db(), { companyId: query.company_id });
      const date = query.date ?? indianToday(new Date());
      return ok({ invoice_number: await previewNumber(db(), company, date) });
    },
  }),
  operation({
    id: "bookkeeping.invoiceImage",
    method: "GET",
    path: "/get-invoice-image/{invoice_no}",
    tail: true,
    summary: "Read the paper of an invoice",
    description: "The number may have slashes, written as they are.",
    who: "staff",
    params: z.object({
      invoice_no: z
        .string()
        .max(50)
        .meta({ description: "The invoice's number", examples: ["AMA/25-26/0001"] }),
    }),
    response: success(
      z.object({
        id: z.int(),
        invoice_no: z.string(),
        image_data: z.string().meta({ description: "Base64" }),
        image_type: z.string(),
        file_name: z.string(),
        file_size: z.int(),
        generated_at: z.iso.datetime(),
      }),
    ),
    handle: async ({ actor, params }) => ok(await readInvoiceFile(actor, params.invoice_no)),
  }),
];
