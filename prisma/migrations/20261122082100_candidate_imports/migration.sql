-- Lists of candidates and certificates that are imported: their rows, and what was made of each.
CREATE TYPE "ImportKind" AS ENUM ('candidates', 'certificates');
CREATE TYPE "ImportState" AS ENUM ('mapping', 'running', 'done', 'undoing', 'undone');
CREATE TYPE "ImportRowState" AS ENUM ('waiting', 'made', 'refused', 'removed', 'kept');

CREATE TABLE "candidate_import" (
    "id" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'mapping',
    "file_name" TEXT NOT NULL,
    "headers" TEXT[],
    "mapping" JSONB NOT NULL,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "candidate_import_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "candidate_import_row" (
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "cells" TEXT[],
    "state" "ImportRowState" NOT NULL DEFAULT 'waiting',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "candidate_id" INTEGER,
    "certificate_id" INTEGER,
    "made_at" TIMESTAMPTZ(3),

    CONSTRAINT "candidate_import_row_pkey" PRIMARY KEY ("import_id","row")
);

CREATE TABLE "import_column" (
    "kind" "ImportKind" NOT NULL,
    "header" TEXT NOT NULL,
    "field" TEXT,

    CONSTRAINT "import_column_pkey" PRIMARY KEY ("kind","header")
);

CREATE INDEX "candidate_import_created_at_idx" ON "candidate_import"("created_at" DESC);
CREATE INDEX "candidate_import_row_import_id_state_row_idx" ON "candidate_import_row"("import_id", "state", "row");
CREATE INDEX "candidate_import_row_candidate_id_idx" ON "candidate_import_row"("candidate_id");
CREATE INDEX "candidate_import_row_certificate_id_idx" ON "candidate_import_row"("certificate_id");

ALTER TABLE "candidate_import_row" ADD CONSTRAINT "candidate_import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "candidate_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "candidate_import_row" ADD CONSTRAINT "candidate_import_row_candidate_id_fkey" FOREIGN KEY ("candidate_id") REFERENCES "candidate"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "candidate_import_row" ADD CONSTRAINT "candidate_import_row_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- INDoS numbers are compared without their blanks and hyphens: lists look up thousands of them.
CREATE INDEX "candidate_indos_key_idx" ON "candidate" (upper(regexp_replace(indos_no, '[^[:alnum:]]', '', 'g')));
