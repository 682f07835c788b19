-- CreateEnum
CREATE TYPE "ApplicationType" AS ENUM ('new', 'renewal', 'replacement', 'upgrade', 'conversion');

-- CreateEnum
CREATE TYPE "ApplicationStatus" AS ENUM ('submitted', 'under_review', 'approved', 'rejected', 'pending_documents', 'completed');

-- CreateEnum
CREATE TYPE "TransactionType" AS ENUM ('license_issuance', 'license_renewal', 'license_replacement', 'application_submission', 'application_approval', 'application_rejection', 'fee_payment', 'document_upload');

-- CreateEnum
CREATE TYPE "TransactionStatus" AS ENUM ('pending', 'completed', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "license_application" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "type" "ApplicationType" NOT NULL DEFAULT 'new',
    "license_id" INTEGER,
    "applied_category" TEXT NOT NULL,
    "status" "ApplicationStatus" NOT NULL DEFAULT 'submitted',
    "documents_verified" BOOLEAN NOT NULL DEFAULT false,
    "medical_verified" BOOLEAN NOT NULL DEFAULT false,
    "payment_verified" BOOLEAN NOT NULL DEFAULT false,
    "requested_documents" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reviewed_by" INTEGER,
    "review_date" TIMESTAMPTZ(3),
    "review_notes" TEXT,
    "approved_license_id" INTEGER,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" INTEGER,
    "application_date" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_updated" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "license_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transaction" (
    "id" SERIAL NOT NULL,
    "transaction_ref" TEXT NOT NULL,
    "transaction_type" "TransactionType" NOT NULL,
    "status" "TransactionStatus" NOT NULL DEFAULT 'pending',
    "user_id" INTEGER,
    "person_id" INTEGER,
    "license_id" INTEGER,
    "application_id" INTEGER,
    "amount_cents" BIGINT,
    "currency" CHAR(3) NOT NULL DEFAULT 'ZAR',
    "notes" TEXT,
    "metadata" JSONB,
    "initiated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "transaction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "license_application_person_id_idx" ON "license_application"("person_id");

-- CreateIndex
CREATE INDEX "license_application_license_id_idx" ON "license_application"("license_id");

-- CreateIndex
CREATE INDEX "license_application_approved_license_id_idx" ON "license_application"("approved_license_id");

-- CreateIndex
CREATE INDEX "license_application_status_application_date_idx" ON "license_application"("status", "application_date");

-- CreateIndex
CREATE UNIQUE INDEX "transaction_transaction_ref_key" ON "transaction"("transaction_ref");

-- CreateIndex
CREATE INDEX "transaction_user_id_idx" ON "transaction"("user_id");

-- CreateIndex
CREATE INDEX "transaction_person_id_idx" ON "transaction"("person_id");

-- CreateIndex
CREATE INDEX "transaction_license_id_idx" ON "transaction"("license_id");

-- CreateIndex
CREATE INDEX "transaction_application_id_idx" ON "transaction"("application_id");

-- CreateIndex
CREATE INDEX "transaction_transaction_type_status_idx" ON "transaction"("transaction_type", "status");

-- CreateIndex
CREATE INDEX "transaction_initiated_at_idx" ON "transaction"("initiated_at");

-- AddForeignKey
ALTER TABLE "license_application" ADD CONSTRAINT "license_application_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_application" ADD CONSTRAINT "license_application_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "license"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_application" ADD CONSTRAINT "license_application_approved_license_id_fkey" FOREIGN KEY ("approved_license_id") REFERENCES "license"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "license"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "license_application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
