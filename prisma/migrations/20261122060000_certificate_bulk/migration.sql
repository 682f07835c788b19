-- Why a bulk issue left a certificate out; empty for all others.
ALTER TABLE "certificate" ADD COLUMN "issue_error" TEXT;
-- Open selections are looked for by the job that issues them.
CREATE INDEX "certificate_job_id_state_idx" ON "certificate" ("job_id", "state");
DROP INDEX "certificate_job_id_idx";
