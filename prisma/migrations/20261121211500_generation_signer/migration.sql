-- What a card was drawn by: its template, and the key that signed its barcode. The template of earlier cards was not
-- written down; they count as older ones, and are drawn again when they are needed.
ALTER TABLE "license_generation" ADD COLUMN "template_version" TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE "license_generation" ALTER COLUMN "template_version" DROP DEFAULT;
ALTER TABLE "license_generation" ADD COLUMN "signing_kid" TEXT;

-- Until now the key was not written down. It is the newest one that there was when the card was drawn, since a new key
-- signs from its making on.
UPDATE "license_generation" AS g
SET "signing_kid" = (
    SELECT k."kid" FROM "issuer_key" AS k
    WHERE k."kind" = 'card-ed25519' AND k."created_at" <= g."created_at"
    ORDER BY k."created_at" DESC, k."id" DESC
    LIMIT 1
);

CREATE INDEX "license_generation_signing_kid_idx" ON "license_generation"("signing_kid");

ALTER TABLE "license_generation" ADD CONSTRAINT "license_generation_signing_kid_fkey"
    FOREIGN KEY ("signing_kid") REFERENCES "issuer_key"("kid") ON DELETE RESTRICT ON UPDATE CASCADE;
