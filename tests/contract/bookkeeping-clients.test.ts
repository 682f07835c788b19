import { beforeAll, describe, expect, it } from "vitest";
import { makeCompany, makeCustomer, makeVendor, unheardOf } from "@/lib/ledger/test-support";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";

/** The calls of contract 5's React client on the books, with the keys that it reads, and the contract's worked check. */

const BASE = "/api/bookkeeping";
let token = "";
let company: Awaited<ReturnType<typeof makeCompany>>;
let customer: Awaited<ReturnType<typeof makeCustomer>>;
let vendor: Awaited<ReturnType<typeof makeVendor>>;
let account = "";

type Row = {
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
const named = (name: string) => encodeURIComponent(name);

beforeAll(async () => {
  const { actor, ...admin } = await makeUser("admin");
  token = admin.token;
  company = await makeCompany(actor);
  account = company.bankAccounts[0]?.accountNumber ?? "";
  customer = await makeCustomer(actor);
  vendor = await makeVendor(actor);
});

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

describe("the contract's worked check", () => {
  const balances = async () => {
    const client = (await get(`/company-ledger?company_name=${named(customer.name)}`)).data;
    const bank = (await get(`/bank-ledger-report?company_id=${company.id}`)).data;
    const owed = (await get(`/vendor-ledger/${vendor.id}`)).data.entries;
    const spent = (await get(`/expense-ledger?company_id=${company.id}`)).data;
    return [
      client.summary.closing_balance,
      bank[0]?.balance ?? 0,
      owed[0]?.balance ?? 0,
      spent.summary.closing_balance,
    ];
  };
  const adjust = (adjustment_type: string, adjustment_amount: number) =>
    make("/adjustments", {
      adjustment_type,
      company_id: company.id,
      [adjustment_type === "client" ? "customer_id" : "vendor_id"]:
        adjustment_type === "client" ? customer.id : vendor.id,
      date_of_service: "2025-05-03",
      particular_of_service: "Put right",
      adjustment_amount,
    });

  it("holds step by step", async () => {
    const { invoice_number } = (await get(`/generate-invoice-number?company_id=${company.id}&date=2025-05-01`)).data;
    expect(invoice_number).toMatch(/\/25-26\/0001$/);
    const invoice = {
      invoice_no: invoice_number,
      candidate_id: 41,
      company_name: company.name,
      company_account_number: account,
      party_name: customer.name,
      invoice_date: "2025-05-01",
      amount: 10000,
      gst: 1800,
      gst_applied: true,
      cgst: 900,
      sgst: 900,
      final_amount: 11800,
    };
    expect(await make("/receipt-invoice-data", invoice)).toMatchObject({
      invoice_no: invoice_number,
      final_amount: 11800,
    });
    expect(await send("POST", "/receipt-invoice-data", invoice)).toMatchObject({
      status: 409,
      body: { error: "Number taken", status: "error" },
    });
    const upload = {
      company_name: customer.name,
      date: "2025-05-01",
      particulars: `Sales to ${customer.name}`,
      voucher_no: invoice_number,
      voucher_type: "Sales",
      debit: 11800,
      credit: 0,
    };
    const { ledger_id } = await make("/upload-to-ledger", upload);
    expect(await make("/upload-to-ledger", upload)).toEqual({ ledger_id });
    expect(await balances()).toEqual([11800, 0, 0, 0]);

    const { receipt_amount_id } = await make("/receipt-amount-received", receipt());
    expect(await balances()).toEqual([6800, 5000, 0, 0]);
    await adjust("client", 300);
    expect((await balances())[0]).toBe(6500);
    const { adjustment_id } = await adjust("client", -100);
    expect((await balances())[0]).toBe(6600);
    expect((await get(`/get-client-adjustment/${adjustment_id}`)).data).toMatchObject({
      customer_id: customer.id,
      adjustment_amount: -100,
      company_name: company.name,
    });

    const service = {
      vendorId: vendor.id,
      dateOfService: "2025-05-03",
      particularOfService: "Printing",
      companyId: company.id,
    };
    await make("/vendor-service-entry", { ...service, feesToBePaid: 2000 });
    const payment = {
      vendorId: vendor.id,
      dateOfPayment: "2025-05-04",
      transactionId: unheardOf("T-2"),
      companyId: company.id,
    };
    expect(await make("/vendor-payment-entry", { ...payment, amount: 1200 })).toMatchObject({
      bank_entry_created: true,
    });
    expect(await send("POST", "/vendor-payment-entry", { ...payment, amount: 1200 })).toMatchObject({
      status: 400,
      body: { status: "validation_error" },
    });
    expect(await balances()).toEqual([6600, 3800, 800, 0]);
    await adjust("vendor", 200);
    expect((await balances())[2]).toBe(600);
    const own = (await get(`/company-ledger?company_name=${named(company.name)}`)).data;
    expect(own.entries).toMatchObject([{ debit: 0, credit: 200, voucher_type: "Adjustment" }]);

    const expense = await make("/expense-payment-entry", {
      expenseType: "Rent",
      company: company.name,
      amount: 900,
      expenseDate: "2025-05-05",
      paymentMethod: "Bank Transfer",
      vendorName: "Landlord",
      description: "May",
    });
    expect(expense.transaction_id).toMatch(/^[0-9A-F]{8}$/);
    expect(await balances()).toEqual([6600, 2900, 600, 900]);

    const { entries } = (await get(`/company-ledger?company_name=${named(customer.name)}`)).data;
    const row = entries.find((entry: Row) => entry.voucher_no === `RCPT-${receipt_amount_id}`);
    if (!row) throw new Error("the receipt is not in the ledger");
    expect(row).toMatchObject({ particulars: `Receipt from ${customer.name}`, credit: 5000, entry_type: "Auto" });
    expect((await send("DELETE", `/company-ledger/${row.id}`)).status).toBe(200);
    expect(await balances()).toEqual([11600, -2100, 600, 900]);
    expect((await send("GET", `/receipt-amount-received/${receipt_amount_id}`)).status).toBe(404);

    const trial = (await get(`/trial-balance?company_id=${company.id}`)).data;
    expect(trial.total_debit).toBe(trial.total_credit);
    expect((await get(`/verify?company_id=${company.id}`)).data.ok).toBe(true);
  });

  it("keeps both rows of what was deleted in the audit view, and exports them for hledger", async () => {
    const { entries } = (await get(`/company-ledger?company_name=${named(customer.name)}&audit=true`)).data;
    const gone = entries.filter((entry: Row) => entry.reverses_id || entry.reversed_by_id);
    expect(gone).toHaveLength(2);
    const file = await call("GET", `${BASE}/export/hledger?company_id=${company.id}`, { token });
    expect(file.headers.get("content-type")).toContain("text/plain");
    const text = file.bytes.toString();
    const amounts = [...text.matchAll(/ {2}(-?\d+)\.(\d\d) INR$/gm)].map(
      ([, rupees = "", paise = ""]) => BigInt(rupees.replace("-", "") + paise) * (rupees.startsWith("-") ? -1n : 1n),
    );
    expect(amounts.length).toBeGreaterThan(15);
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
    expect(text).toContain(`account assets:Receivables:${customer.name}\n`);
    const bank = [...text.matchAll(/assets:bank:.* {2}(-?\d+\.\d\d) INR/g)].reduce(
      (sum, [, amount]) => sum + Number(amount),
      0,
    );
    expect(bank).toBe(-2100);
  });
});

it("posts a receipt, changes it, and takes it back: POST, GET, PUT, ledger row, DELETE, 404", async () => {
  const payer = unheardOf("Payer");
  const { receipt_amount_id: id } = await make(
    "/receipt-amount-received",
    receipt({ customer_name: payer, tds_percentage: 10 }),
  );
  expect((await get(`/receipt-amount-received/${id}`)).data).toMatchObject({
    receipt_amount_id: id,
    amount_received: 5000,
    payment_type: "UPI",
    company_name: company.name,
    customer_name: payer,
    tds_percentage: 10,
    on_account_of: "INV 42",
  });
  const ledger = async () => (await get(`/company-ledger?company_name=${named(payer)}`)).data;
  expect((await ledger()).entries).toMatchObject([
    { credit: 555.56, particulars: `Receipt from ${payer} (TDS)` },
    { credit: 5000, voucher_no: `RCPT-${id}`, company_name: payer },
  ]);
  expect((await ledger()).summary).toMatchObject({ closing_balance: 5555.56, balance_type: "Advance" });
  const renamed = await send("PUT", `/receipt-amount-received/${id}`, { amount_received: 4500, tds_percentage: 0 });
  expect(renamed).toMatchObject({ status: 200, body: { status: "success" } });
  expect((await ledger()).summary).toMatchObject({ closing_balance: 4500, total_credit: 4500 });
  const bank = (await get(`/bank-ledger-report?company_id=${company.id}`)).data;
  const bankRow = bank.find((row: Row) => row.particulars === `Receipt from ${payer} - T-1`);
  if (!bankRow) throw new Error("the receipt is not in the bank's ledger");
  expect(bankRow).toMatchObject({ dr: 4500, cr: 0, transaction_id: "T-1" });
  for (const path of [
    `/vendor-payment/${id}`,
    `/bank-ledger/${id}`,
    `/company-ledger/${bankRow.id}`,
    `/expense-ledger/${bankRow.id}`,
  ])
    expect(await send("DELETE", path), path).toMatchObject({ status: 400, body: { status: "invalid_type" } });
  expect((await send("DELETE", `/bank-ledger/${bankRow.id}`)).status).toBe(200);
  expect(await send("GET", `/receipt-amount-received/${id}`)).toMatchObject({
    status: 404,
    body: { status: "not_found" },
  });
  expect(await send("DELETE", `/bank-ledger/${bankRow.id}`)).toMatchObject({ status: 404 });
  expect((await send("PUT", `/receipt-amount-received/${id}`, { amount_received: 1 })).status).toBe(404);
  expect((await ledger()).summary).toMatchObject({ closing_balance: 0, balance_type: "Settled" });
});

it("counts a receipt once that a client uploads to two ledgers, and refuses another amount under its number", async () => {
  const number = unheardOf("R");
  const upload = {
    company_name: company.name,
    date: "2025-06-01",
    particulars: "Cash",
    voucher_no: number,
    voucher_type: "receipt",
  };
  const first = await make("/upload-to-ledger", { ...upload, debit: 0, credit: 750 });
  expect(await make("/upload-to-ledger", { ...upload, debit: 0, credit: "750.00" })).toEqual(first);
  expect(await send("POST", "/upload-to-ledger", { ...upload, debit: 0, credit: 900 })).toMatchObject({ status: 409 });
  const rows = (await get(`/bank-ledger-report?company_id=${company.id}&start_date=2025-06-01&end_date=2025-06-01`))
    .data;
  expect(rows.map((row: Row) => row.dr)).toEqual([750]);
});

it("posts one of ten requests that bring the same invoice number at once", async () => {
  const number = unheardOf("INV").replaceAll(" ", "-");
  const invoice = {
    invoice_no: number,
    candidate_id: "7",
    company_name: company.name,
    company_account_number: account,
    party_name: unheardOf("Client"),
    amount: 100,
  };
  const statuses = (
    await Promise.all(Array.from({ length: 6 }, () => send("POST", "/receipt-invoice-data", invoice)))
  ).map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(5);
});

it.each([
  ["infinity", '{"amount_received":1e309}', /amount_received: /],
  ["parts of a paisa", '{"amount_received":-0.005}', /amount_received: may have two decimals/],
  ["commas", '{"amount_received":"1,00,000.00"}', /amount_received: must be written without commas/],
  ["nothing", '{"amount_received":0}', /amount_received: must be more than 0/],
  ["31 February", '{"transaction_date":"2025-02-31"}', /transaction_date: is not a date of the calendar/],
  ["2199", '{"transaction_date":"2199-01-01"}', /transaction_date: must not be after/],
  ["a company that is not there", '{"company_name":"Nobody & Co"}', /company_name: No own company is called/],
  ["more GST than money", '{"gst":5001}', /gst: must not be more/],
])("refuses a receipt with %s, by the field's name", async (_what, wrong, message) => {
  const raw = JSON.stringify(receipt()).replace(/}$/, `,${wrong.slice(1)}`);
  const { status, body } = await call("POST", `${BASE}/receipt-amount-received`, {
    token,
    raw,
    headers: { "content-type": "application/json" },
  });
  expect({ status, body }).toMatchObject({
    status: 400,
    body: { status: "validation_error", message: expect.stringMatching(message) },
  });
});

it("refuses an adjustment of nothing in the contract's words, ids of nobody, and pages that are too long", async () => {
  const adjustment = {
    adjustment_type: "client",
    company_id: company.id,
    customer_id: customer.id,
    date_of_service: "2025-05-03",
    particular_of_service: "Nothing",
    adjustment_amount: 0,
  };
  expect(await send("POST", "/adjustments", adjustment)).toMatchObject({
    status: 400,
    body: {
      error: "Invalid adjustment amount",
      message: "Adjustment amount must be a non-zero number",
      status: "validation_error",
    },
  });
  expect(
    await send("POST", "/adjustments", { ...adjustment, adjustment_amount: 5, customer_id: vendor.id }),
  ).toMatchObject({
    status: 400,
    body: { message: "customer_id: names no customer" },
  });
  expect((await send("GET", "/company-ledger?company_name=x&limit=1000000000")).status).toBe(400);
  expect((await send("GET", "/company-ledger")).status).toBe(400);
  const beyond = (await get(`/company-ledger?company_name=${named(customer.name)}&offset=100000`)).data;
  expect(beyond).toMatchObject({ entries: [], pagination: { has_more: false } });
});

it("keeps the paper of an invoice whose number has slashes", async () => {
  const number = `${unheardOf("X").replace(" ", "")}/25-26/0001`;
  const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n").toString("base64");
  const saved = await make("/save-invoice-image", { invoice_no: number, image_data: pdf, image_type: "pdf" });
  expect((await get(`/get-invoice-image/${number}`)).data).toMatchObject({
    id: saved.image_id,
    image_data: pdf,
    invoice_no: number,
  });
  expect((await get(`/get-invoice-image/${encodeURIComponent(number)}`)).data.invoice_no).toBe(number);
  expect(
    (await send("POST", "/save-invoice-image", { invoice_no: number, image_data: "%%%", image_type: "pdf" })).status,
  ).toBe(400);
});
