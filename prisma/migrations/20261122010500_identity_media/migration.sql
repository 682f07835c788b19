-- A file may be encrypted, belong to somebody, and be made from another file. What is there already is none of that.
ALTER TABLE "media" ADD COLUMN "sealed_by" TEXT;
ALTER TABLE "media" ADD COLUMN "owner_id" INTEGER;
ALTER TABLE "media" ADD COLUMN "dedup_key" TEXT;
ALTER TABLE "media" ADD COLUMN "parent_id" UUID;
ALTER TABLE "media" ADD COLUMN "variant" TEXT;
ALTER TABLE "media" ADD COLUMN "ordering" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "media" ADD COLUMN "custom_attribute" TEXT;
ALTER TABLE "media" ADD COLUMN "updated_by" INTEGER;
ALTER TABLE "media" ADD COLUMN "deleted_by" INTEGER;
ALTER TABLE "media" ADD COLUMN "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "media" SET "updated_at" = "created_at";

CREATE UNIQUE INDEX "media_dedup_key_key" ON "media"("dedup_key");
CREATE UNIQUE INDEX "media_parent_id_variant_key" ON "media"("parent_id", "variant");
CREATE INDEX "media_owner_id_created_at_idx" ON "media"("owner_id", "created_at");

ALTER TABLE "media" ADD CONSTRAINT "media_owner_id_fkey"
    FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "media" ADD CONSTRAINT "media_parent_id_fkey"
    FOREIGN KEY ("parent_id") REFERENCES "media"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- A file is never its own parent; longer rings cannot come about, since a parent is only named when the row is made.
ALTER TABLE "media" ADD CONSTRAINT "media_parent_id_check" CHECK ("parent_id" <> "id");

CREATE TYPE "OcrState" AS ENUM ('pending', 'processing', 'completed', 'failed');

CREATE TABLE "ocr_job" (
    "id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "job_id" UUID,
    "is_latest" BOOLEAN NOT NULL DEFAULT true,
    "user_id" INTEGER,
    "status" "OcrState" NOT NULL DEFAULT 'pending',
    "input_file_path" TEXT NOT NULL,
    "document_type" TEXT,
    "confidence" DOUBLE PRECISION,
    "output_data" JSONB,
    "reading" JSONB,
    "error_code" TEXT,
    "error_message" TEXT,
    "processing_time_ms" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ocr_job_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "ocr_job_job_id_key" ON "ocr_job"("job_id");
CREATE INDEX "ocr_job_media_id_created_at_idx" ON "ocr_job"("media_id", "created_at");
CREATE INDEX "ocr_job_is_latest_status_idx" ON "ocr_job"("is_latest", "status");
CREATE INDEX "ocr_job_status_updated_at_idx" ON "ocr_job"("status", "updated_at");

ALTER TABLE "ocr_job" ADD CONSTRAINT "ocr_job_media_id_fkey"
    FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ocr_job" ADD CONSTRAINT "ocr_job_job_id_fkey"
    FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE SET NULL ON UPDATE CASCADE;
