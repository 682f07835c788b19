ALTER TABLE "plate_export"
  ADD COLUMN "version" SERIAL NOT NULL,
  ADD COLUMN "counts" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "sha256" TEXT,
  ADD COLUMN "size_bytes" INTEGER;

CREATE UNIQUE INDEX "plate_export_version_key" ON "plate_export"("version");

ALTER TABLE "plate_export" ADD CONSTRAINT "plate_export_requested_by_fkey"
  FOREIGN KEY ("requested_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE TABLE "plate_export_item" (
  "export_id" UUID NOT NULL,
  "event_id" UUID NOT NULL,
  "review_state" "PlateReviewState" NOT NULL,
  "label" TEXT NOT NULL,
  "correction_id" UUID,
  CONSTRAINT "plate_export_item_pkey" PRIMARY KEY ("export_id", "event_id")
);

CREATE INDEX "plate_export_item_event_id_idx" ON "plate_export_item"("event_id");

ALTER TABLE "plate_export_item" ADD CONSTRAINT "plate_export_item_export_id_fkey"
  FOREIGN KEY ("export_id") REFERENCES "plate_export"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "plate_export_item" ADD CONSTRAINT "plate_export_item_event_id_fkey"
  FOREIGN KEY ("event_id") REFERENCES "plate_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Purges from before packages had a limit kept them all.
ALTER TABLE "plate_purge" ADD COLUMN "exports" INTEGER NOT NULL DEFAULT 0;
UPDATE "plate_purge" SET "limits" = "limits" || '{"exports": 0}';

-- The list of evidence holds must not read every row for the few that are held.
CREATE INDEX "plate_event_held_idx" ON "plate_event"("captured_at") WHERE "evidence_hold";
CREATE INDEX "plate_upload_held_idx" ON "plate_upload"("created_at") WHERE "evidence_hold";
