-- Ageing and lists of parties read an account's buckets of one grain and span, of all parties together.
-- CreateIndex
CREATE INDEX "ledger_bucket_account_id_grain_period_idx" ON "ledger_bucket"("account_id", "grain", "period");
