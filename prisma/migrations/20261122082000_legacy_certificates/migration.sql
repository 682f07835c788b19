-- Certificates that were issued before the office kept them here (contract 5's later versions: legacy_certificates).
CREATE TABLE "legacy_certificate" (
    "id" SERIAL NOT NULL,
    "candidate_name" TEXT NOT NULL,
    "passport" TEXT,
    "company_name" TEXT,
    "certificate_name" TEXT NOT NULL,
    "certificate_number" TEXT NOT NULL,
    "start_date" DATE,
    "end_date" DATE,
    "issue_date" DATE,
    "expiry_date" DATE,
    "remark" TEXT,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "legacy_certificate_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "legacy_certificate_certificate_number_key" ON "legacy_certificate"("certificate_number");
CREATE INDEX "legacy_certificate_created_at_id_idx" ON "legacy_certificate"("created_at" DESC, "id" DESC);
