-- CreateEnum
CREATE TYPE "LedgerStatementFormat" AS ENUM ('csv', 'mt940', 'camt053');

-- CreateTable
CREATE TABLE "ledger_bank_statement" (
    "id" SERIAL NOT NULL,
    "bank_account_id" INTEGER NOT NULL,
    "format" "LedgerStatementFormat" NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "opening" BIGINT NOT NULL,
    "closing" BIGINT NOT NULL,
    "line_count" INTEGER NOT NULL,
    "repeated_count" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_bank_statement_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ledger_bank_statement_days_check" CHECK ("first_day" <= "last_day")
);

-- CreateTable
CREATE TABLE "ledger_bank_line" (
    "id" BIGINT NOT NULL,
    "bank_account_id" INTEGER NOT NULL,
    "statement_id" INTEGER NOT NULL,
    "is_opening" BOOLEAN NOT NULL DEFAULT false,
    "date" DATE NOT NULL,
    "amount" BIGINT NOT NULL,
    "description" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "balance" BIGINT,
    "fingerprint" TEXT NOT NULL,

    CONSTRAINT "ledger_bank_line_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ledger_bank_line_amount_check" CHECK ("amount" <> 0)
);

-- CreateTable
CREATE TABLE "ledger_bank_match" (
    "id" BIGINT NOT NULL,
    "bank_account_id" INTEGER NOT NULL,
    "score" INTEGER,
    "reason" TEXT NOT NULL,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_bank_match_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ledger_bank_match_score_check" CHECK ("score" BETWEEN 0 AND 100)
);

-- CreateTable
CREATE TABLE "ledger_bank_match_line" (
    "line_id" BIGINT NOT NULL,
    "match_id" BIGINT NOT NULL,

    CONSTRAINT "ledger_bank_match_line_pkey" PRIMARY KEY ("line_id")
);

-- CreateTable
CREATE TABLE "ledger_bank_match_posting" (
    "posting_id" BIGINT NOT NULL,
    "match_id" BIGINT NOT NULL,

    CONSTRAINT "ledger_bank_match_posting_pkey" PRIMARY KEY ("posting_id")
);

-- CreateTable
CREATE TABLE "ledger_bank_refusal" (
    "bank_account_id" INTEGER NOT NULL,
    "pair" TEXT NOT NULL,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_bank_refusal_pkey" PRIMARY KEY ("bank_account_id","pair")
);

-- CreateTable
CREATE TABLE "ledger_bank_mapping" (
    "bank_account_id" INTEGER NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_bank_mapping_pkey" PRIMARY KEY ("bank_account_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_bank_statement_bank_account_id_sha256_key" ON "ledger_bank_statement"("bank_account_id", "sha256");

-- CreateIndex
CREATE INDEX "ledger_bank_statement_bank_account_id_first_day_idx" ON "ledger_bank_statement"("bank_account_id", "first_day");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_bank_line_bank_account_id_fingerprint_key" ON "ledger_bank_line"("bank_account_id", "fingerprint");

-- CreateIndex
CREATE INDEX "ledger_bank_line_bank_account_id_date_id_idx" ON "ledger_bank_line"("bank_account_id", "date", "id");

-- CreateIndex
CREATE INDEX "ledger_bank_line_statement_id_idx" ON "ledger_bank_line"("statement_id");

-- An account has one balance brought forward.
CREATE UNIQUE INDEX "ledger_bank_line_one_opening" ON "ledger_bank_line"("bank_account_id") WHERE "is_opening";

-- CreateIndex
CREATE INDEX "ledger_bank_match_bank_account_id_created_at_idx" ON "ledger_bank_match"("bank_account_id", "created_at");

-- CreateIndex
CREATE INDEX "ledger_bank_match_line_match_id_idx" ON "ledger_bank_match_line"("match_id");

-- CreateIndex
CREATE INDEX "ledger_bank_match_posting_match_id_idx" ON "ledger_bank_match_posting"("match_id");

-- AddForeignKey
ALTER TABLE "ledger_bank_statement" ADD CONSTRAINT "ledger_bank_statement_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "ledger_bank_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_bank_line" ADD CONSTRAINT "ledger_bank_line_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "ledger_bank_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_bank_line" ADD CONSTRAINT "ledger_bank_line_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "ledger_bank_statement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_bank_match" ADD CONSTRAINT "ledger_bank_match_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "ledger_bank_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_bank_match_line" ADD CONSTRAINT "ledger_bank_match_line_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "ledger_bank_line"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_bank_match_line" ADD CONSTRAINT "ledger_bank_match_line_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "ledger_bank_match"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_bank_match_posting" ADD CONSTRAINT "ledger_bank_match_posting_posting_id_fkey" FOREIGN KEY ("posting_id") REFERENCES "ledger_posting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_bank_match_posting" ADD CONSTRAINT "ledger_bank_match_posting_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "ledger_bank_match"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_bank_refusal" ADD CONSTRAINT "ledger_bank_refusal_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "ledger_bank_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_bank_mapping" ADD CONSTRAINT "ledger_bank_mapping_bank_account_id_fkey" FOREIGN KEY ("bank_account_id") REFERENCES "ledger_bank_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a bank wrote stays as it wrote it.
CREATE TRIGGER "ledger_bank_line_immutable" BEFORE UPDATE ON "ledger_bank_line"
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();

-- At commit a match has lines and postings of its own account, worth the same on both sides, none of them reversed.
CREATE FUNCTION ledger_check_match(checked BIGINT) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    matched RECORD;
    lines RECORD;
    postings RECORD;
BEGIN
    SELECT m.bank_account_id, b.account_id INTO matched
      FROM ledger_bank_match m JOIN ledger_bank_account b ON b.id = m.bank_account_id WHERE m.id = checked;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT count(*) AS rows, coalesce(sum(l.amount), 0) AS amount,
           coalesce(bool_and(l.bank_account_id = matched.bank_account_id), false) AS fits
      INTO lines FROM ledger_bank_match_line ml JOIN ledger_bank_line l ON l.id = ml.line_id WHERE ml.match_id = checked;
    SELECT count(*) AS rows, coalesce(sum(p.debit - p.credit), 0) AS amount,
           coalesce(bool_and(p.account_id = matched.account_id AND e.reverses_id IS NULL AND r.id IS NULL), false) AS fits
      INTO postings
      FROM ledger_bank_match_posting mp JOIN ledger_posting p ON p.id = mp.posting_id JOIN ledger_entry e ON e.id = p.entry_id
           LEFT JOIN ledger_entry r ON r.reverses_id = e.id
     WHERE mp.match_id = checked;
    IF NOT lines.fits OR NOT postings.fits THEN
        RAISE EXCEPTION 'Match % needs lines and standing postings of its own bank account', checked
            USING ERRCODE = 'check_violation';
    END IF;
    IF lines.amount <> postings.amount THEN
        RAISE EXCEPTION 'Match % has % at the bank and % in the books', checked, lines.amount, postings.amount
            USING ERRCODE = 'check_violation';
    END IF;
END
$$;
CREATE FUNCTION ledger_check_own_match() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger_check_match(NEW.id);
    RETURN NULL;
END
$$;
CREATE FUNCTION ledger_check_match_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM ledger_check_match(OLD.match_id);
    -- A match of this transaction is checked whole by its own trigger: once, and not once for each of its parts.
    ELSIF NOT EXISTS (SELECT 1 FROM ledger_bank_match WHERE id = NEW.match_id AND xmin = pg_current_xact_id()::xid) THEN
        PERFORM ledger_check_match(NEW.match_id);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "ledger_bank_match_immutable" BEFORE UPDATE ON "ledger_bank_match"
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER "ledger_bank_match_line_immutable" BEFORE UPDATE ON "ledger_bank_match_line"
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER "ledger_bank_match_posting_immutable" BEFORE UPDATE ON "ledger_bank_match_posting"
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE CONSTRAINT TRIGGER "ledger_bank_match_whole" AFTER INSERT ON "ledger_bank_match"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_own_match();
CREATE CONSTRAINT TRIGGER "ledger_bank_match_line_whole" AFTER INSERT OR DELETE ON "ledger_bank_match_line"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_match_part();
CREATE CONSTRAINT TRIGGER "ledger_bank_match_posting_whole" AFTER INSERT OR DELETE ON "ledger_bank_match_posting"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_match_part();

-- A posting that is reversed was not what the bank saw: its lines are open again.
CREATE FUNCTION ledger_lift_matches() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM ledger_bank_match m USING ledger_bank_match_posting mp, ledger_posting p
     WHERE p.entry_id = NEW.reverses_id AND mp.posting_id = p.id AND m.id = mp.match_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER "ledger_entry_lifts_matches" AFTER INSERT ON "ledger_entry"
    FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION ledger_lift_matches();
