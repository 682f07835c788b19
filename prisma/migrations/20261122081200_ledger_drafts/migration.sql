-- CreateTable
CREATE TABLE "ledger_draft" (
    "id" UUID NOT NULL,
    "company_id" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "owner_id" INTEGER,
    "voucher_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "ledger_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_draft_voucher_id_key" ON "ledger_draft"("voucher_id");

-- CreateIndex
CREATE INDEX "ledger_draft_updated_at_idx" ON "ledger_draft"("updated_at");

-- CreateIndex
CREATE INDEX "ledger_draft_company_id_idx" ON "ledger_draft"("company_id");

-- AddForeignKey
ALTER TABLE "ledger_draft" ADD CONSTRAINT "ledger_draft_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "ledger_company"("id") ON DELETE CASCADE ON UPDATE CASCADE;
