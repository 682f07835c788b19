-- Credit and debit notes change a posted invoice, or a vendor's bill.
ALTER TYPE "LedgerVoucherKind" ADD VALUE 'credit_note';
ALTER TYPE "LedgerVoucherKind" ADD VALUE 'debit_note';
ALTER TYPE "LedgerVoucherKind" ADD VALUE 'vendor_debit_note';

-- AlterTable
ALTER TABLE "ledger_voucher" ADD COLUMN "against_id" BIGINT;

-- CreateIndex
CREATE INDEX "ledger_voucher_against_id_idx" ON "ledger_voucher"("against_id");

-- AddForeignKey
ALTER TABLE "ledger_voucher" ADD CONSTRAINT "ledger_voucher_against_id_fkey" FOREIGN KEY ("against_id") REFERENCES "ledger_voucher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
