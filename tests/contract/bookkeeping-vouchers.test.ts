import { beforeAll, expect, it } from "vitest";
import { unheardOf } from "@/lib/ledger/test-support";
import { type Bookkeeping, named, openBookkeeping, type Row } from "@/tests/support/bookkeeping";
import { call } from "@/tests/support/call";

/** Single vouchers of contract 5: what is posted, changed, taken back, repeated, and refused. */

let { send, get, make, receipt, token, company, account, customer, vendor } = {} as Bookkeeping;
beforeAll(async () => {
  ({ send, get, make, receipt, token, company, account, customer, vendor } = await openBookkeeping());
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

it("names the bank's row of an uploaded receipt after the row that the client is told of", async () => {
  const { ledger_id } = await make("/upload-to-ledger", {
    company_name: company.name,
    date: "2025-05-06",
    particulars: "Counted at the counter",
    voucher_no: "COUNTER-1",
    voucher_type: "Receipt",
    debit: 0,
    credit: 250,
  });
  const rows = (await get(`/bank-ledger-report?company_id=${company.id}`)).data;
  expect(rows.find(({ dr }) => dr === 250)).toMatchObject({ transaction_id: `LEDGER-${ledger_id}` });
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
  const { status, body } = await call("POST", `/api/bookkeeping/receipt-amount-received`, {
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
