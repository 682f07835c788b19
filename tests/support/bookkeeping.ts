import { expect } from "vitest";
import { makeCompany, makeCustomer, makeVendor } from "@/lib/ledger/test-support";
import { call } from "./call";
import { makeUser } from "./office";

const BASE = "/api/bookkeeping";

export type Row = {
  id: number;
  voucher_no: string;
  particulars: string;
  balance: number;
  dr: number;
  reverses_id?: number | null;
  reversed_by_id?: number | null;
};
/** Of the answers, what the calls below go on with. */
type Data = {
  entries: Row[];
  summary: { closing_balance: number };
  invoice_number: string;
  invoice_no: string;
  receipt_amount_id: number;
  ledger_id: number;
  adjustment_id: number;
  image_id: number;
  transaction_id: string;
  total_debit: number;
  total_credit: number;
  ok: boolean;
};
type Body = { status: string; message: string; error?: string; data: Data & Row[] };
/** A name as a part of an address. */
export const named = (name: string) => encodeURIComponent(name);

/** An office's books with a company, a customer and a vendor of a test's own, and contract 5's calls on them. */
export async function openBookkeeping() {
  const { actor, token } = await makeUser("admin");
  const company = await makeCompany(actor);
  const account = company.bankAccounts[0]?.accountNumber ?? "";
  const customer = await makeCustomer(actor);
  const vendor = await makeVendor(actor);

  const send = async (method: "GET" | "POST" | "PUT" | "DELETE", path: string, json?: unknown) => {
    const { status, body } = await call(method, BASE + path, { token, json });
    return { status, body: body as Body };
  };
  const get = async (path: string): Promise<Body> => {
    const { status, body } = await send("GET", path);
    expect(status, path).toBe(200);
    return body;
  };
  const make = async (path: string, json: unknown): Promise<Data> => {
    const { status, body } = await send("POST", path, json);
    expect(body.message && status, JSON.stringify(body)).toBe(201);
    expect(body.status).toBe("success");
    return body.data;
  };
  const receipt = (fields: Record<string, unknown> = {}) => ({
    amount_received: 5000,
    payment_type: "UPI",
    transaction_date: "2025-05-02",
    company_name: company.name,
    account_no: account,
    customer_name: customer.name,
    transaction_id: "T-1",
    on_account_of: "INV 42",
    ...fields,
  });
  return { send, get, make, receipt, token, company, account, customer, vendor };
}
export type Bookkeeping = Awaited<ReturnType<typeof openBookkeeping>>;
