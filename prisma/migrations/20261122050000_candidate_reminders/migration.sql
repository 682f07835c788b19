-- That a candidate was reminded of an expiry: once for each document and threshold.
CREATE TABLE "candidate_reminder" (
    "candidate_id" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "expires" DATE NOT NULL,
    "days" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "candidate_reminder_pkey" PRIMARY KEY ("candidate_id", "subject", "expires", "days")
);

ALTER TABLE "candidate_reminder" ADD CONSTRAINT "candidate_reminder_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE CASCADE ON UPDATE CASCADE;
