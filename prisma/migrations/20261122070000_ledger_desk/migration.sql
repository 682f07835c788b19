-- A manual journal needs what an owner put in; a contra moves money between the company's own banks.
ALTER TYPE "LedgerAccountType" ADD VALUE 'equity';
ALTER TYPE "LedgerRole" ADD VALUE 'capital';
ALTER TYPE "LedgerVoucherKind" ADD VALUE 'contra';
ALTER TYPE "LedgerVoucherKind" ADD VALUE 'journal';

-- CreateTable
CREATE TABLE "ledger_allocation" (
    "receipt_id" BIGINT NOT NULL,
    "invoice_id" BIGINT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "ledger_allocation_pkey" PRIMARY KEY ("receipt_id","invoice_id"),
    CONSTRAINT "ledger_allocation_amount_check" CHECK ("amount" > 0)
);

-- CreateIndex
CREATE INDEX "ledger_allocation_invoice_id_idx" ON "ledger_allocation"("invoice_id");

-- CreateIndex
CREATE INDEX "ledger_voucher_company_id_date_id_idx" ON "ledger_voucher"("company_id", "date", "id");

-- AddForeignKey
ALTER TABLE "ledger_allocation" ADD CONSTRAINT "ledger_allocation_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "ledger_voucher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_allocation" ADD CONSTRAINT "ledger_allocation_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "ledger_voucher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
