-- CreateEnum
CREATE TYPE "CameraStreamState" AS ENUM ('off', 'connecting', 'live', 'failing');

-- CreateEnum
CREATE TYPE "PlateUploadKind" AS ENUM ('video', 'image');

-- CreateEnum
CREATE TYPE "PlateReviewState" AS ENUM ('unreviewed', 'confirmed', 'corrected', 'rejected');

-- CreateEnum
CREATE TYPE "BoloKind" AS ENUM ('regex', 'wildcard', 'list');

-- CreateEnum
CREATE TYPE "BoloMatchState" AS ENUM ('unverified', 'confirmed', 'misread');

-- CreateEnum
CREATE TYPE "NotificationState" AS ENUM ('none', 'pending', 'sent', 'failed');

-- CreateTable
CREATE TABLE "camera" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "heading_degrees" DOUBLE PRECISION,
    "stream_sealed" BYTEA,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "grammars" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "stream_state" "CameraStreamState" NOT NULL DEFAULT 'off',
    "last_frame_at" TIMESTAMPTZ(3),
    "last_frame_id" UUID,
    "last_error" TEXT,
    "last_error_at" TIMESTAMPTZ(3),
    "lease_holder" TEXT,
    "leased_until" TIMESTAMPTZ(3),
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "camera_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plate_upload" (
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "camera_id" UUID,
    "uploaded_by" INTEGER,
    "kind" "PlateUploadKind" NOT NULL,
    "filename" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "media_id" UUID,
    "recorded_at" TIMESTAMPTZ(3),
    "checkpoint" JSONB,
    "checkpoint_seq" INTEGER NOT NULL DEFAULT 0,
    "frames_done" INTEGER NOT NULL DEFAULT 0,
    "frames_total" INTEGER,
    "frames_per_second" DOUBLE PRECISION,
    "position_seconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "duration_seconds" DOUBLE PRECISION,
    "events_detected" INTEGER NOT NULL DEFAULT 0,
    "evidence_hold" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "plate_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plate_event" (
    "id" UUID NOT NULL,
    "pass_key" TEXT NOT NULL,
    "upload_id" UUID,
    "camera_id" UUID,
    "plate" TEXT NOT NULL,
    "raw_plate" TEXT NOT NULL,
    "normalized_plate" TEXT NOT NULL,
    "corrected_plate" TEXT,
    "current_plate" TEXT NOT NULL,
    "folded_plate" TEXT NOT NULL,
    "region" TEXT,
    "confidence" DOUBLE PRECISION NOT NULL,
    "characters" JSONB NOT NULL,
    "bbox" JSONB NOT NULL,
    "quad" JSONB,
    "frame_no" INTEGER NOT NULL,
    "captured_at" TIMESTAMPTZ(3) NOT NULL,
    "crop_id" UUID,
    "frame_id" UUID,
    "review_state" "PlateReviewState" NOT NULL DEFAULT 'unreviewed',
    "reviewed_by" INTEGER,
    "reviewed_at" TIMESTAMPTZ(3),
    "notes" TEXT,
    "evidence_hold" BOOLEAN NOT NULL DEFAULT false,
    "claimed_by" INTEGER,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plate_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plate_correction" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "original_plate" TEXT NOT NULL,
    "corrected_plate" TEXT NOT NULL,
    "corrected_by" INTEGER,
    "confidence_before" DOUBLE PRECISION NOT NULL,
    "comments" TEXT,
    "is_exported" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plate_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bolo" (
    "id" UUID NOT NULL,
    "kind" "BoloKind" NOT NULL DEFAULT 'regex',
    "plate_pattern" TEXT NOT NULL,
    "description" TEXT,
    "reason" TEXT,
    "priority" INTEGER NOT NULL DEFAULT 1,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "look_alike" BOOLEAN NOT NULL DEFAULT false,
    "active_days" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "active_from" TEXT,
    "active_to" TEXT,
    "effective_from" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "webhook_url" TEXT,
    "email" TEXT,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bolo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bolo_list_entry" (
    "id" UUID NOT NULL,
    "bolo_id" UUID NOT NULL,
    "plate" TEXT NOT NULL,
    "normalized_plate" TEXT NOT NULL,
    "folded_plate" TEXT NOT NULL,
    "reason" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bolo_list_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bolo_match" (
    "id" UUID NOT NULL,
    "bolo_id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "plate" TEXT NOT NULL,
    "listed" TEXT NOT NULL,
    "look_alike" BOOLEAN NOT NULL DEFAULT false,
    "priority" INTEGER NOT NULL,
    "state" "BoloMatchState" NOT NULL DEFAULT 'unverified',
    "reviewed_by" INTEGER,
    "reviewed_at" TIMESTAMPTZ(3),
    "review_reason" TEXT,
    "mail_state" "NotificationState" NOT NULL DEFAULT 'none',
    "mail_error" TEXT,
    "mailed_at" TIMESTAMPTZ(3),
    "webhook_state" "NotificationState" NOT NULL DEFAULT 'none',
    "webhook_error" TEXT,
    "webhook_at" TIMESTAMPTZ(3),
    "matched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bolo_match_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plate_search_log" (
    "id" UUID NOT NULL,
    "user_id" INTEGER,
    "actor_id" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "purpose" TEXT,
    "case_number" TEXT,
    "result_count" INTEGER NOT NULL,
    "exported" BOOLEAN NOT NULL DEFAULT false,
    "searched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reviewed_by" INTEGER,
    "reviewed_at" TIMESTAMPTZ(3),
    "review_outcome" TEXT,
    "review_comments" TEXT,

    CONSTRAINT "plate_search_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plate_export" (
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "requested_by" INTEGER,
    "filters" JSONB NOT NULL,
    "item_count" INTEGER,
    "media_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "plate_export_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plate_purge" (
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "limits" JSONB NOT NULL,
    "reads" INTEGER NOT NULL DEFAULT 0,
    "hits" INTEGER NOT NULL DEFAULT 0,
    "crops" INTEGER NOT NULL DEFAULT 0,
    "videos" INTEGER NOT NULL DEFAULT 0,
    "files" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "plate_purge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plate_counter" (
    "name" TEXT NOT NULL,
    "value" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "plate_counter_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "camera_last_frame_id_key" ON "camera"("last_frame_id");

-- CreateIndex
CREATE INDEX "camera_latitude_longitude_idx" ON "camera"("latitude", "longitude");

-- CreateIndex
CREATE INDEX "camera_active_idx" ON "camera"("active");

-- CreateIndex
CREATE UNIQUE INDEX "plate_upload_job_id_key" ON "plate_upload"("job_id");

-- CreateIndex
CREATE UNIQUE INDEX "plate_upload_media_id_key" ON "plate_upload"("media_id");

-- CreateIndex
CREATE INDEX "plate_upload_sha256_idx" ON "plate_upload"("sha256");

-- CreateIndex
CREATE INDEX "plate_upload_camera_id_created_at_idx" ON "plate_upload"("camera_id", "created_at");

-- CreateIndex
CREATE INDEX "plate_upload_created_at_idx" ON "plate_upload"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "plate_event_pass_key_key" ON "plate_event"("pass_key");

-- CreateIndex
CREATE UNIQUE INDEX "plate_event_crop_id_key" ON "plate_event"("crop_id");

-- CreateIndex
CREATE UNIQUE INDEX "plate_event_frame_id_key" ON "plate_event"("frame_id");

-- CreateIndex
CREATE INDEX "plate_event_current_plate_captured_at_idx" ON "plate_event"("current_plate" text_pattern_ops, "captured_at");

-- CreateIndex
CREATE INDEX "plate_event_current_plate_trgm_idx" ON "plate_event" USING GIN ("current_plate" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "plate_event_folded_plate_captured_at_idx" ON "plate_event"("folded_plate" text_pattern_ops, "captured_at");

-- CreateIndex
CREATE INDEX "plate_event_folded_plate_trgm_idx" ON "plate_event" USING GIN ("folded_plate" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "plate_event_camera_id_captured_at_id_idx" ON "plate_event"("camera_id", "captured_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "plate_event_captured_at_id_idx" ON "plate_event"("captured_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "plate_event_review_state_confidence_idx" ON "plate_event"("review_state", "confidence");

-- CreateIndex
CREATE INDEX "plate_event_review_state_captured_at_id_idx" ON "plate_event"("review_state", "captured_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "plate_event_upload_id_idx" ON "plate_event"("upload_id");

-- CreateIndex
CREATE INDEX "plate_event_reviewed_by_reviewed_at_idx" ON "plate_event"("reviewed_by", "reviewed_at");

-- CreateIndex
CREATE INDEX "plate_correction_event_id_idx" ON "plate_correction"("event_id");

-- CreateIndex
CREATE INDEX "plate_correction_is_exported_created_at_idx" ON "plate_correction"("is_exported", "created_at");

-- CreateIndex
CREATE INDEX "bolo_active_kind_idx" ON "bolo"("active", "kind");

-- CreateIndex
CREATE INDEX "bolo_created_at_idx" ON "bolo"("created_at");

-- CreateIndex
CREATE INDEX "bolo_list_entry_normalized_plate_idx" ON "bolo_list_entry"("normalized_plate");

-- CreateIndex
CREATE INDEX "bolo_list_entry_folded_plate_idx" ON "bolo_list_entry"("folded_plate");

-- CreateIndex
CREATE UNIQUE INDEX "bolo_list_entry_bolo_id_normalized_plate_key" ON "bolo_list_entry"("bolo_id", "normalized_plate");

-- CreateIndex
CREATE INDEX "bolo_match_event_id_idx" ON "bolo_match"("event_id");

-- CreateIndex
CREATE INDEX "bolo_match_state_matched_at_idx" ON "bolo_match"("state", "matched_at" DESC);

-- CreateIndex
CREATE INDEX "bolo_match_matched_at_idx" ON "bolo_match"("matched_at" DESC);

-- CreateIndex
CREATE INDEX "bolo_match_mail_state_idx" ON "bolo_match"("mail_state");

-- CreateIndex
CREATE INDEX "bolo_match_webhook_state_idx" ON "bolo_match"("webhook_state");

-- CreateIndex
CREATE UNIQUE INDEX "bolo_match_bolo_id_event_id_key" ON "bolo_match"("bolo_id", "event_id");

-- CreateIndex
CREATE INDEX "plate_search_log_searched_at_idx" ON "plate_search_log"("searched_at" DESC);

-- CreateIndex
CREATE INDEX "plate_search_log_user_id_searched_at_idx" ON "plate_search_log"("user_id", "searched_at");

-- CreateIndex
CREATE INDEX "plate_search_log_reviewed_at_idx" ON "plate_search_log"("reviewed_at");

-- CreateIndex
CREATE UNIQUE INDEX "plate_export_job_id_key" ON "plate_export"("job_id");

-- CreateIndex
CREATE UNIQUE INDEX "plate_export_media_id_key" ON "plate_export"("media_id");

-- CreateIndex
CREATE INDEX "plate_export_created_at_idx" ON "plate_export"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "plate_purge_job_id_key" ON "plate_purge"("job_id");

-- CreateIndex
CREATE INDEX "plate_purge_created_at_idx" ON "plate_purge"("created_at");

-- AddForeignKey
ALTER TABLE "camera" ADD CONSTRAINT "camera_last_frame_id_fkey" FOREIGN KEY ("last_frame_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_upload" ADD CONSTRAINT "plate_upload_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_upload" ADD CONSTRAINT "plate_upload_camera_id_fkey" FOREIGN KEY ("camera_id") REFERENCES "camera"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_upload" ADD CONSTRAINT "plate_upload_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_event" ADD CONSTRAINT "plate_event_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "plate_upload"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_event" ADD CONSTRAINT "plate_event_camera_id_fkey" FOREIGN KEY ("camera_id") REFERENCES "camera"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_event" ADD CONSTRAINT "plate_event_crop_id_fkey" FOREIGN KEY ("crop_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_event" ADD CONSTRAINT "plate_event_frame_id_fkey" FOREIGN KEY ("frame_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_event" ADD CONSTRAINT "plate_event_reviewed_by_fkey" FOREIGN KEY ("reviewed_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_correction" ADD CONSTRAINT "plate_correction_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "plate_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_correction" ADD CONSTRAINT "plate_correction_corrected_by_fkey" FOREIGN KEY ("corrected_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bolo" ADD CONSTRAINT "bolo_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bolo_list_entry" ADD CONSTRAINT "bolo_list_entry_bolo_id_fkey" FOREIGN KEY ("bolo_id") REFERENCES "bolo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bolo_match" ADD CONSTRAINT "bolo_match_bolo_id_fkey" FOREIGN KEY ("bolo_id") REFERENCES "bolo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bolo_match" ADD CONSTRAINT "bolo_match_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "plate_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_search_log" ADD CONSTRAINT "plate_search_log_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_search_log" ADD CONSTRAINT "plate_search_log_reviewed_by_fkey" FOREIGN KEY ("reviewed_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_export" ADD CONSTRAINT "plate_export_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_export" ADD CONSTRAINT "plate_export_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plate_purge" ADD CONSTRAINT "plate_purge_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
