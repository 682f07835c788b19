-- CreateEnum
CREATE TYPE "PrintState" AS ENUM ('queued', 'assigned', 'printing', 'printed', 'quality_checked', 'ready', 'collected', 'spoiled', 'void');

-- CreateEnum
CREATE TYPE "CardFilesState" AS ENUM ('pending', 'done', 'failed');

-- CreateEnum
CREATE TYPE "BlankFate" AS ENUM ('printed', 'spoiled', 'void');

-- CreateTable
CREATE TABLE "print_job" (
    "id" SERIAL NOT NULL,
    "license_id" INTEGER NOT NULL,
    "open_key" INTEGER,
    "state" "PrintState" NOT NULL DEFAULT 'queued',
    "state_reason" TEXT,
    "state_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reprint_of_id" INTEGER,
    "transaction_id" INTEGER NOT NULL,
    "batch_id" INTEGER,
    "sequence" INTEGER,
    "files_state" "CardFilesState" NOT NULL DEFAULT 'pending',
    "files_reason" TEXT,
    "files_at" TIMESTAMPTZ(3),
    "generation_id" UUID,
    "placement" INTEGER,
    "collector_name" TEXT,
    "collector_id_number" TEXT,
    "collector_relation" TEXT,
    "collected_at" TIMESTAMPTZ(3),
    "handed_by" INTEGER,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "print_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "print_batch" (
    "id" SERIAL NOT NULL,
    "card_count" INTEGER NOT NULL,
    "job_id" UUID,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "print_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "print_sheet" (
    "id" UUID NOT NULL,
    "batch_id" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "card_count" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "media_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "print_sheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_box" (
    "id" SERIAL NOT NULL,
    "prefix" TEXT NOT NULL,
    "first_number" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,
    "next_number" INTEGER NOT NULL,
    "digits" INTEGER NOT NULL,
    "supplier" TEXT,
    "received_by" INTEGER,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_box_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_blank" (
    "control_number" TEXT NOT NULL,
    "box_id" INTEGER NOT NULL,
    "print_job_id" INTEGER NOT NULL,
    "fate" "BlankFate" NOT NULL DEFAULT 'printed',
    "reason" TEXT,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "destruction_id" INTEGER,

    CONSTRAINT "card_blank_pkey" PRIMARY KEY ("control_number")
);

-- CreateTable
CREATE TABLE "card_destruction" (
    "id" SERIAL NOT NULL,
    "destroyed_on" DATE NOT NULL,
    "method" TEXT NOT NULL,
    "first_witness" TEXT NOT NULL,
    "second_witness" TEXT NOT NULL,
    "recorded_by" INTEGER,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "card_destruction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "print_job_open_key_key" ON "print_job"("open_key");

-- CreateIndex
CREATE UNIQUE INDEX "print_job_reprint_of_id_key" ON "print_job"("reprint_of_id");

-- CreateIndex
CREATE INDEX "print_job_license_id_idx" ON "print_job"("license_id");

-- CreateIndex
CREATE INDEX "print_job_transaction_id_idx" ON "print_job"("transaction_id");

-- CreateIndex
CREATE INDEX "print_job_state_id_idx" ON "print_job"("state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "print_job_batch_id_sequence_key" ON "print_job"("batch_id", "sequence");

-- CreateIndex
CREATE INDEX "print_batch_created_at_idx" ON "print_batch"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "print_sheet_batch_id_format_part_key" ON "print_sheet"("batch_id", "format", "part");

-- CreateIndex
CREATE INDEX "card_box_prefix_first_number_idx" ON "card_box"("prefix", "first_number");

-- CreateIndex
CREATE UNIQUE INDEX "card_blank_print_job_id_key" ON "card_blank"("print_job_id");

-- CreateIndex
CREATE INDEX "card_blank_box_id_idx" ON "card_blank"("box_id");

-- CreateIndex
CREATE INDEX "card_blank_fate_destruction_id_idx" ON "card_blank"("fate", "destruction_id");

-- AddForeignKey
ALTER TABLE "print_job" ADD CONSTRAINT "print_job_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "license"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "print_job" ADD CONSTRAINT "print_job_reprint_of_id_fkey" FOREIGN KEY ("reprint_of_id") REFERENCES "print_job"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "print_job" ADD CONSTRAINT "print_job_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "print_job" ADD CONSTRAINT "print_job_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "print_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "print_sheet" ADD CONSTRAINT "print_sheet_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "print_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_blank" ADD CONSTRAINT "card_blank_box_id_fkey" FOREIGN KEY ("box_id") REFERENCES "card_box"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_blank" ADD CONSTRAINT "card_blank_print_job_id_fkey" FOREIGN KEY ("print_job_id") REFERENCES "print_job"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_blank" ADD CONSTRAINT "card_blank_destruction_id_fkey" FOREIGN KEY ("destruction_id") REFERENCES "card_destruction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


