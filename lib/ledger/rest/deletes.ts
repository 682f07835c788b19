import { z } from "zod";
import { operation } from "@/lib/platform/http/operation";
import { removeLedgerRow, removeReceipt } from "../vouchers/removal";
import { Done, done, ledgerId } from "./envelope";

const vendorRow = (type: "service" | "payment") =>
  operation({
    id: `bookkeeping.deleteVendor${type === "service" ? "Service" : "Payment"}`,
    method: "DELETE",
    path: `/vendor-${type}/{id}`,
    summary: `Delete a vendor's ${type} by reversing it`,
    who: "staff",
    params: ledgerId(`The ${type}'s id`),
    response: Done,
    errors: { invalid_type: 400 },
    async handle({ actor, params }) {
      await removeLedgerRow(actor, "vendor", params.id, type);
      return done(`The ${type} was reversed`);
    },
  });

const ledgerRow = (ledger: "client" | "bank" | "expense", path: string, name: string) =>
  operation({
    id: `bookkeeping.delete${name}Row`,
    method: "DELETE",
    path: `/${path}/{id}`,
    summary: `Delete a row of the ${ledger} ledger by reversing its voucher`,
    description: "The voucher's rows in the other ledgers go with it; the audit view keeps them all.",
    who: "staff",
    params: ledgerId("The row's id, as the ledger shows it"),
    response: Done,
    errors: { invalid_type: 400 },
    async handle({ actor, params }) {
      await removeLedgerRow(actor, ledger, params.id);
      return done("The row's voucher was reversed");
    },
  });

/** Contract 5's deletes: each posts a reversal. */
export const deleteOperations = [
  operation({
    id: "bookkeeping.deleteReceipt",
    method: "DELETE",
    path: "/receipt-amount-received/{id}",
    summary: "Delete a receipt by reversing it",
    who: "staff",
    params: ledgerId("The receipt's id"),
    response: Done,
    async handle({ actor, params }) {
      await removeReceipt(actor, params.id);
      return done(`Receipt ${params.id} was reversed`);
    },
  }),
  ledgerRow("client", "company-ledger", "Company"),
  ledgerRow("bank", "bank-ledger", "Bank"),
  ledgerRow("expense", "expense-ledger", "Expense"),
  vendorRow("service"),
  vendorRow("payment"),
  operation({
    id: "bookkeeping.deleteVendorRow",
    method: "DELETE",
    path: "/vendor-ledger/{id}",
    summary: "Delete a row of a vendor's ledger by reversing its voucher",
    who: "staff",
    params: ledgerId("The row's id"),
    query: z.object({
      type: z
        .enum(["service", "payment", "adjustment"])
        .optional()
        .meta({ description: "What it is; another kind is refused" }),
    }),
    response: Done,
    errors: { invalid_type: 400 },
    async handle({ actor, params, query }) {
      await removeLedgerRow(actor, "vendor", params.id, query.type);
      return done("The row's voucher was reversed");
    },
  }),
];
