-- A note's number is never given again, even when the note was reversed; and a note always says what it changes. Apart from
-- the migration before: PostgreSQL uses a new value of an enum only once it is committed.
CREATE UNIQUE INDEX "ledger_voucher_note_key" ON "ledger_voucher" ("company_id", "kind", "number")
    WHERE "kind" IN ('credit_note', 'debit_note', 'vendor_debit_note');
ALTER TABLE "ledger_voucher" ADD CONSTRAINT "ledger_voucher_note_against"
    CHECK (("against_id" IS NOT NULL) = ("kind" IN ('credit_note', 'debit_note', 'vendor_debit_note')));
