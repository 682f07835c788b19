-- The X.509 certificate of a key that has one.
ALTER TABLE "issuer_key" ADD COLUMN "certificate" BYTEA;
