-- What payments' screenshots say, and the receipts that they prove.
CREATE TABLE "payment_proof" (
    "file_id" INTEGER NOT NULL,
    "reading" JSONB NOT NULL DEFAULT '{}',
    "problem" TEXT,
    "amount" BIGINT,
    "paid_on" DATE,
    "reference" TEXT,
    "payer" TEXT,
    "sure" BOOLEAN NOT NULL DEFAULT false,
    "corrected_by" INTEGER,
    "corrected_at" TIMESTAMPTZ(3),
    "receipt_id" BIGINT,
    "matched_by" INTEGER,
    "matched_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_proof_pkey" PRIMARY KEY ("file_id")
);

CREATE UNIQUE INDEX "payment_proof_receipt_id_key" ON "payment_proof"("receipt_id");
CREATE INDEX "payment_proof_reference_idx" ON "payment_proof"("reference");

ALTER TABLE "payment_proof" ADD CONSTRAINT "payment_proof_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "candidate_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "payment_proof" ADD CONSTRAINT "payment_proof_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "ledger_voucher"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Screenshots that came before have a row each, so that lists need not ask whether there is one.
INSERT INTO "payment_proof" ("file_id", "updated_at")
SELECT "id", CURRENT_TIMESTAMP FROM "candidate_file" WHERE "kind" = 'payment_screenshot';
