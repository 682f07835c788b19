-- CreateEnum
CREATE TYPE "CandidateFileKind" AS ENUM ('photo', 'signature', 'passport_front_img', 'passport_back_img', 'cdc_img', 'marksheet', 'coc_img', 'payment_screenshot');

-- CreateEnum
CREATE TYPE "CertificateState" AS ENUM ('selected', 'issued', 'revoked', 'replaced');

-- CreateTable
CREATE TABLE "intake_session" (
    "id" UUID NOT NULL,
    "created_by" INTEGER,
    "ocr" JSONB NOT NULL DEFAULT '{}',
    "reading" JSONB NOT NULL DEFAULT '{}',
    "ocr_enabled" BOOLEAN NOT NULL,
    "draft" JSONB NOT NULL DEFAULT '{}',
    "candidate_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intake_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "candidate_file" (
    "id" SERIAL NOT NULL,
    "session_id" UUID,
    "candidate_id" INTEGER,
    "kind" "CandidateFileKind" NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_id" UUID NOT NULL,
    "upload_time" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "candidate_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "candidate" (
    "id" SERIAL NOT NULL,
    "candidate_name" TEXT NOT NULL,
    "person_id" INTEGER,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "passport_no" TEXT NOT NULL,
    "passport_key" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "date_of_birth" DATE,
    "nationality" TEXT,
    "address" TEXT,
    "cdc_no" TEXT,
    "indos_no" TEXT,
    "passport_expiry" DATE,
    "cdc_expiry" DATE,
    "company_name" TEXT,
    "client_name" TEXT,
    "roll_no" TEXT,
    "person_in_charge" TEXT,
    "payment_status" TEXT,
    "data" JSONB NOT NULL,
    "ocr_data" JSONB NOT NULL DEFAULT '{}',
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_updated" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by" INTEGER,

    CONSTRAINT "candidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "current_candidate" (
    "user_id" INTEGER NOT NULL,
    "candidate_id" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "current_candidate_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "statement" TEXT NOT NULL DEFAULT '',
    "regulation" TEXT,
    "duration_days" INTEGER NOT NULL DEFAULT 1,
    "validity_years" INTEGER,
    "rate_paise" BIGINT NOT NULL DEFAULT 0,
    "template_id" INTEGER,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_template" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "design" JSONB NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_series" (
    "prefix" TEXT NOT NULL,
    "last_serial" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "certificate_series_pkey" PRIMARY KEY ("prefix")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" SERIAL NOT NULL,
    "candidate_id" INTEGER NOT NULL,
    "course_id" INTEGER,
    "certificate_name" TEXT NOT NULL,
    "client_name" TEXT,
    "rate_paise" BIGINT,
    "state" "CertificateState" NOT NULL DEFAULT 'selected',
    "status" TEXT NOT NULL DEFAULT 'pending',
    "verification_image_id" UUID,
    "certificate_image_id" UUID,
    "number" TEXT,
    "start_date" DATE,
    "end_date" DATE,
    "issue_date" DATE,
    "expiry_date" DATE,
    "token" TEXT,
    "issued" JSONB,
    "pdf_id" UUID,
    "job_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" INTEGER,
    "revoked_reason" TEXT,
    "replaces_id" INTEGER,
    "created_by" INTEGER,
    "creation_date" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "intake_session_candidate_id_key" ON "intake_session"("candidate_id");

-- CreateIndex
CREATE INDEX "intake_session_created_by_created_at_idx" ON "intake_session"("created_by", "created_at");

-- CreateIndex
CREATE INDEX "intake_session_candidate_id_updated_at_idx" ON "intake_session"("candidate_id", "updated_at");

-- CreateIndex
CREATE INDEX "candidate_file_candidate_id_upload_time_idx" ON "candidate_file"("candidate_id", "upload_time");

-- CreateIndex
CREATE INDEX "candidate_file_media_id_idx" ON "candidate_file"("media_id");

-- CreateIndex
CREATE UNIQUE INDEX "candidate_file_session_id_file_name_key" ON "candidate_file"("session_id", "file_name");

-- CreateIndex
CREATE UNIQUE INDEX "candidate_file_session_id_kind_key" ON "candidate_file"("session_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "candidate_candidate_name_key" ON "candidate"("candidate_name");

-- CreateIndex
CREATE UNIQUE INDEX "candidate_passport_key_key" ON "candidate"("passport_key");

-- CreateIndex
CREATE INDEX "candidate_created_at_id_idx" ON "candidate"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "candidate_last_name_first_name_idx" ON "candidate"("last_name", "first_name");

-- CreateIndex
CREATE INDEX "candidate_passport_expiry_idx" ON "candidate"("passport_expiry");

-- CreateIndex
CREATE INDEX "candidate_cdc_expiry_idx" ON "candidate"("cdc_expiry");

-- CreateIndex
CREATE INDEX "candidate_search_text_idx" ON "candidate" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "current_candidate_candidate_id_idx" ON "current_candidate"("candidate_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_code_key" ON "course"("code");

-- CreateIndex
CREATE UNIQUE INDEX "course_name_key" ON "course"("name");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_template_name_key" ON "certificate_template"("name");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_number_key" ON "certificate"("number");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_replaces_id_key" ON "certificate"("replaces_id");

-- CreateIndex
CREATE INDEX "certificate_candidate_id_certificate_name_idx" ON "certificate"("candidate_id", "certificate_name");

-- CreateIndex
CREATE INDEX "certificate_state_creation_date_idx" ON "certificate"("state", "creation_date");

-- CreateIndex
CREATE INDEX "certificate_expiry_date_idx" ON "certificate"("expiry_date");

-- CreateIndex
CREATE INDEX "certificate_course_id_idx" ON "certificate"("course_id");

-- CreateIndex
CREATE INDEX "certificate_job_id_idx" ON "certificate"("job_id");

-- AddForeignKey
ALTER TABLE "intake_session" ADD CONSTRAINT "intake_session_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_file" ADD CONSTRAINT "candidate_file_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "intake_session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_file" ADD CONSTRAINT "candidate_file_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate_file" ADD CONSTRAINT "candidate_file_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "current_candidate" ADD CONSTRAINT "current_candidate_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "current_candidate" ADD CONSTRAINT "current_candidate_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "certificate_template"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_verification_image_id_fkey" FOREIGN KEY ("verification_image_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_certificate_image_id_fkey" FOREIGN KEY ("certificate_image_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_pdf_id_fkey" FOREIGN KEY ("pdf_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A candidate has one valid certificate of a name at a time; revoked and replaced ones stay beside it.
CREATE UNIQUE INDEX "certificate_valid_key" ON "certificate"("candidate_id", "certificate_name") WHERE "state" IN ('selected', 'issued');

-- What is a number looks like one, and what is issued has all that its page says.
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_issued_whole" CHECK (
  "state" NOT IN ('issued', 'revoked', 'replaced')
  OR ("number" IS NOT NULL AND "issue_date" IS NOT NULL AND "token" IS NOT NULL AND "issued" IS NOT NULL)
);
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_dates_in_order" CHECK ("end_date" IS NULL OR "start_date" IS NULL OR "end_date" >= "start_date");
ALTER TABLE "course" ADD CONSTRAINT "course_code_shape" CHECK ("code" ~ '^[A-Z0-9]{5}$');
