CREATE TABLE "resumable_upload" (
  "id" UUID NOT NULL,
  "user_id" INTEGER NOT NULL,
  "file_name" TEXT,
  "size_bytes" INTEGER NOT NULL,
  "taken_as" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "resumable_upload_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "resumable_upload_user_id_idx" ON "resumable_upload"("user_id");
CREATE INDEX "resumable_upload_created_at_idx" ON "resumable_upload"("created_at");

ALTER TABLE "resumable_upload" ADD CONSTRAINT "resumable_upload_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
