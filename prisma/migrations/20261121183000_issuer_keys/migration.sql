-- CreateEnum
CREATE TYPE "IssuerKeyState" AS ENUM ('active', 'retired', 'revoked');

-- CreateTable
CREATE TABLE "issuer_key" (
    "id" UUID NOT NULL,
    "kid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "IssuerKeyState" NOT NULL DEFAULT 'active',
    "public_jwk" JSONB NOT NULL,
    "private_sealed" BYTEA NOT NULL,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" TEXT,

    CONSTRAINT "issuer_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "issuer_key_kid_key" ON "issuer_key"("kid");

-- CreateIndex
CREATE INDEX "issuer_key_kind_state_idx" ON "issuer_key"("kind", "state");

-- One key of a kind signs at a time, whoever made it.
CREATE UNIQUE INDEX "issuer_key_one_active" ON "issuer_key"("kind") WHERE "state" = 'active';

-- A random code for each license, those that exist too.
ALTER TABLE "license" ADD COLUMN "verification_code" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
CREATE UNIQUE INDEX "license_verification_code_key" ON "license"("verification_code");
