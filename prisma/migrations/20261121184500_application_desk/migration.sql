-- CreateEnum
CREATE TYPE "MedicalDecision" AS ENUM ('fit', 'unfit', 'undecided');

-- CreateTable
CREATE TABLE "medical_declaration" (
    "id" SERIAL NOT NULL,
    "application_id" INTEGER NOT NULL,
    "declared_on" DATE NOT NULL,
    "declared_by" TEXT,
    "answers" JSONB NOT NULL,
    "acuity_left" TEXT,
    "acuity_right" TEXT,
    "field_degrees" INTEGER,
    "decision" "MedicalDecision" NOT NULL,
    "decision_reason" TEXT,
    "recorded_by" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "medical_declaration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "license_fee" (
    "id" SERIAL NOT NULL,
    "type" "ApplicationType" NOT NULL,
    "category" TEXT NOT NULL,
    "amount_cents" BIGINT NOT NULL,
    "valid_from" DATE NOT NULL,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "license_fee_pkey" PRIMARY KEY ("id")
);

-- The review queue goes by this column; no statement can forget to keep it.
ALTER TABLE "license_application" ADD COLUMN "waiting_since" TIMESTAMPTZ(3)
    GENERATED ALWAYS AS (CASE WHEN "status" IN ('submitted', 'under_review', 'pending_documents') THEN "application_date" END) STORED;

-- CreateIndex
CREATE INDEX "license_application_waiting_since_idx" ON "license_application"("waiting_since");

-- CreateIndex
CREATE INDEX "medical_declaration_application_id_id_idx" ON "medical_declaration"("application_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "license_fee_type_category_valid_from_key" ON "license_fee"("type", "category", "valid_from");

-- AddForeignKey
ALTER TABLE "medical_declaration" ADD CONSTRAINT "medical_declaration_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "license_application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Amounts are whole cents, and nobody is paid for applying.
ALTER TABLE "license_fee" ADD CONSTRAINT "license_fee_amount_cents_check" CHECK ("amount_cents" >= 0);

-- The schedule that every office begins with: R120.00 for whatever is applied for (rest-contract 1.5).
INSERT INTO "license_fee" ("type", "category", "amount_cents", "valid_from")
SELECT "type", "category", 12000, DATE '2000-01-01'
FROM unnest(enum_range(NULL::"ApplicationType")) AS "type",
     unnest(ARRAY['A1', 'A', 'B', 'C1', 'C', 'D', 'EB', 'EC1', 'EC']) AS "category";
