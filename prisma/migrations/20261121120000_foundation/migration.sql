-- Trigram search over names, id numbers and license numbers (a trusted extension: no superuser needed).
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "LicenseStatus" AS ENUM ('pending', 'pending_collection', 'active', 'suspended', 'revoked', 'expired');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('male', 'female', 'other');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'clerk', 'applicant');

-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "inngest_event" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "ts" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seq" SERIAL NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "inngest_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inngest_run" (
    "id" TEXT NOT NULL,
    "function_id" TEXT NOT NULL,
    "event_ids" TEXT[],
    "status" TEXT NOT NULL DEFAULT 'running',
    "output" JSONB,
    "parent" JSONB,
    "flow_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "limit_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "order_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "start_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "inngest_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inngest_step" (
    "run_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "state" JSONB,
    "seq" SERIAL NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(6),

    CONSTRAINT "inngest_step_pkey" PRIMARY KEY ("run_id","id")
);

-- CreateTable
CREATE TABLE "inngest_queue" (
    "id" BIGSERIAL NOT NULL,
    "run_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL DEFAULT 'step',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "run_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "order_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "limit_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "takeovers" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(6),
    "worker" TEXT,

    CONSTRAINT "inngest_queue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inngest_wait" (
    "run_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "if_expr" TEXT,
    "timeout" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "inngest_wait_pkey" PRIMARY KEY ("run_id","step_id")
);

-- CreateTable
CREATE TABLE "inngest_cron" (
    "function_id" TEXT NOT NULL,
    "cron" TEXT NOT NULL,
    "fired_for" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inngest_cron_pkey" PRIMARY KEY ("function_id","cron")
);

-- CreateTable
CREATE TABLE "license" (
    "id" SERIAL NOT NULL,
    "license_number" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "issue_date" DATE NOT NULL,
    "expiry_date" DATE NOT NULL,
    "status" "LicenseStatus" NOT NULL DEFAULT 'active',
    "restrictions" TEXT,
    "medical_conditions" TEXT,
    "file_url" TEXT,
    "barcode_data" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "generation_version" TEXT NOT NULL DEFAULT '1.0',
    "last_generated" TIMESTAMPTZ(3),
    "photo_last_updated" TIMESTAMPTZ(3),
    "current_generation_id" UUID,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "license_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "license_generation" (
    "id" UUID NOT NULL,
    "license_id" INTEGER NOT NULL,
    "job_id" UUID NOT NULL,
    "generator_version" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "barcode_payload" TEXT NOT NULL,
    "photo_media_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'current',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "license_generation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "id_number" TEXT NOT NULL,
    "id_type" TEXT NOT NULL DEFAULT 'sa_id',
    "first_name" TEXT NOT NULL,
    "middle_name" TEXT,
    "last_name" TEXT NOT NULL,
    "date_of_birth" DATE NOT NULL,
    "gender" "Gender" NOT NULL,
    "marital_status" TEXT,
    "phone_number" TEXT,
    "email" TEXT,
    "address_line1" TEXT,
    "address_line2" TEXT,
    "city" TEXT,
    "state_province" TEXT,
    "postal_code" TEXT,
    "country" TEXT NOT NULL DEFAULT 'South Africa',
    "birth_place" TEXT,
    "nationality" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "photo_url" TEXT,
    "photo_original_id" UUID,
    "photo_processed_id" UUID,
    "photo_uploaded_at" TIMESTAMPTZ(3),
    "photo_processed_at" TIMESTAMPTZ(3),
    "photo_report" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" SERIAL NOT NULL,
    "uuid" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "full_name" TEXT,
    "department" TEXT,
    "role" "Role" NOT NULL DEFAULT 'clerk',
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "person_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_login_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_attempt" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "login_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "user_id" INTEGER,
    "action" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" TEXT,
    "description" TEXT,
    "ip" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT,
    "old_values" JSONB,
    "new_values" JSONB,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "seal" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "actor_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "effect" TEXT,
    "status" INTEGER,
    "headers" JSONB,
    "body" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("actor_key","key")
);

-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT,
    "subject_id" TEXT,
    "state" "JobState" NOT NULL DEFAULT 'queued',
    "active_key" TEXT,
    "input" JSONB NOT NULL,
    "result" JSONB,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "stage" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "max_attempts" INTEGER NOT NULL DEFAULT 4,
    "error_code" TEXT,
    "reason" TEXT,
    "requested_by" INTEGER,
    "request_id" TEXT,
    "dispatches" INTEGER NOT NULL DEFAULT 0,
    "dispatched_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media" (
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "original_name" TEXT,
    "driver" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "width_px" INTEGER,
    "height_px" INTEGER,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_attachment" (
    "id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "owner_type" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "file_key" TEXT NOT NULL,
    "user_id" INTEGER,
    "slug" TEXT NOT NULL,
    "callback_url" TEXT NOT NULL,
    "metadata" JSONB NOT NULL,
    "callback_data" JSONB,
    "media_id" UUID,
    "received_bytes" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("file_key")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inngest_event_at_idx" ON "inngest_event"("at");

-- CreateIndex
CREATE INDEX "inngest_event_handled_at_seq_idx" ON "inngest_event"("handled_at", "seq");

-- CreateIndex
CREATE INDEX "inngest_run_function_id_status_idx" ON "inngest_run"("function_id", "status");

-- CreateIndex
CREATE INDEX "inngest_run_created_at_idx" ON "inngest_run"("created_at");

-- CreateIndex
CREATE INDEX "inngest_run_ended_at_idx" ON "inngest_run"("ended_at");

-- CreateIndex
CREATE INDEX "inngest_run_event_ids_idx" ON "inngest_run" USING GIN ("event_ids");

-- CreateIndex
CREATE INDEX "inngest_run_flow_keys_idx" ON "inngest_run" USING GIN ("flow_keys");

-- CreateIndex
CREATE INDEX "inngest_queue_run_at_idx" ON "inngest_queue"("run_at");

-- CreateIndex
CREATE INDEX "inngest_queue_order_at_idx" ON "inngest_queue"("order_at");

-- CreateIndex
CREATE INDEX "inngest_queue_run_id_idx" ON "inngest_queue"("run_id");

-- CreateIndex
CREATE INDEX "inngest_wait_event_idx" ON "inngest_wait"("event");

-- CreateIndex
CREATE UNIQUE INDEX "license_license_number_key" ON "license"("license_number");

-- CreateIndex
CREATE UNIQUE INDEX "license_current_generation_id_key" ON "license"("current_generation_id");

-- CreateIndex
CREATE INDEX "license_person_id_idx" ON "license"("person_id");

-- CreateIndex
CREATE INDEX "license_license_number_idx" ON "license" USING GIN ("license_number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "license_status_expiry_date_idx" ON "license"("status", "expiry_date");

-- CreateIndex
CREATE INDEX "license_created_at_idx" ON "license"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "license_generation_job_id_key" ON "license_generation"("job_id");

-- CreateIndex
CREATE INDEX "license_generation_license_id_created_at_idx" ON "license_generation"("license_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "person_id_number_key" ON "person"("id_number");

-- CreateIndex
CREATE INDEX "person_last_name_first_name_idx" ON "person"("last_name", "first_name");

-- CreateIndex
CREATE INDEX "person_created_at_idx" ON "person"("created_at");

-- CreateIndex
CREATE INDEX "person_search_text_idx" ON "person" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "user_uuid_key" ON "user"("uuid");

-- CreateIndex
CREATE UNIQUE INDEX "user_username_key" ON "user"("username");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_person_id_key" ON "user"("person_id");

-- CreateIndex
CREATE INDEX "session_user_id_revoked_at_idx" ON "session"("user_id", "revoked_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_secret_hash_key" ON "api_key"("secret_hash");

-- CreateIndex
CREATE INDEX "api_key_user_id_idx" ON "api_key"("user_id");

-- CreateIndex
CREATE INDEX "audit_entry_resource_type_resource_id_seq_idx" ON "audit_entry"("resource_type", "resource_id", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_user_id_seq_idx" ON "audit_entry"("user_id", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_action_seq_idx" ON "audit_entry"("action", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "job_active_key_key" ON "job"("active_key");

-- CreateIndex
CREATE INDEX "job_state_created_at_idx" ON "job"("state", "created_at");

-- CreateIndex
CREATE INDEX "job_subject_type_subject_id_created_at_idx" ON "job"("subject_type", "subject_id", "created_at");

-- CreateIndex
CREATE INDEX "media_storage_key_idx" ON "media"("storage_key");

-- CreateIndex
CREATE INDEX "media_sha256_idx" ON "media"("sha256");

-- CreateIndex
CREATE INDEX "media_deleted_at_idx" ON "media"("deleted_at");

-- CreateIndex
CREATE INDEX "media_attachment_media_id_idx" ON "media_attachment"("media_id");

-- CreateIndex
CREATE UNIQUE INDEX "media_attachment_owner_type_owner_id_group_media_id_key" ON "media_attachment"("owner_type", "owner_id", "group", "media_id");

-- CreateIndex
CREATE INDEX "upload_created_at_idx" ON "upload"("created_at");

-- CreateIndex
CREATE INDEX "mail_created_at_idx" ON "mail"("created_at");

-- AddForeignKey
ALTER TABLE "inngest_step" ADD CONSTRAINT "inngest_step_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "inngest_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inngest_queue" ADD CONSTRAINT "inngest_queue_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "inngest_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inngest_wait" ADD CONSTRAINT "inngest_wait_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "inngest_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license" ADD CONSTRAINT "license_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_generation" ADD CONSTRAINT "license_generation_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "license"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_photo_original_id_fkey" FOREIGN KEY ("photo_original_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_photo_processed_id_fkey" FOREIGN KEY ("photo_processed_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user" ADD CONSTRAINT "user_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_attachment" ADD CONSTRAINT "media_attachment_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE CASCADE ON UPDATE CASCADE;


