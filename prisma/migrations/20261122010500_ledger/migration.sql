-- CreateEnum
CREATE TYPE "LedgerRole" AS ENUM ('receivable', 'payable', 'bank', 'client_advances', 'sales', 'cgst', 'sgst', 'igst', 'input_gst', 'tds_receivable', 'expense', 'adjustments', 'round_off', 'suspense');

-- CreateEnum
CREATE TYPE "LedgerAccountType" AS ENUM ('asset', 'liability', 'income', 'expense');

-- CreateEnum
CREATE TYPE "LedgerPartyKind" AS ENUM ('customer', 'vendor', 'own', 'name');

-- CreateEnum
CREATE TYPE "LedgerVoucherKind" AS ENUM ('invoice', 'receipt', 'vendor_service', 'vendor_payment', 'expense', 'client_adjustment', 'vendor_adjustment', 'ledger_upload');

-- CreateEnum
CREATE TYPE "LedgerGrain" AS ENUM ('day', 'month', 'year');

-- DropIndex
DROP INDEX "plate_event_current_plate_captured_at_idx";

-- DropIndex
DROP INDEX "plate_event_folded_plate_captured_at_idx";

-- CreateTable
CREATE TABLE "ledger_company" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "gstin" TEXT,
    "pan" TEXT,
    "state" TEXT,
    "state_code" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "invoice_pattern" TEXT NOT NULL,
    "closed_through" DATE,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_bank_account" (
    "id" SERIAL NOT NULL,
    "company_id" INTEGER NOT NULL,
    "account_id" INTEGER NOT NULL,
    "bank_name" TEXT NOT NULL,
    "account_number" TEXT NOT NULL,
    "branch" TEXT NOT NULL DEFAULT '',
    "ifsc_code" TEXT NOT NULL,
    "swift_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_bank_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_party" (
    "id" SERIAL NOT NULL,
    "kind" "LedgerPartyKind" NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "company_id" INTEGER,
    "company_name" TEXT,
    "gstin" TEXT,
    "pan" TEXT,
    "is_sez" BOOLEAN NOT NULL DEFAULT false,
    "contact_person" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "address" TEXT,
    "city" TEXT,
    "state" TEXT,
    "state_code" TEXT,
    "pincode" TEXT,
    "country" TEXT,
    "vendor_type" TEXT,
    "bank_name" TEXT,
    "account_number" TEXT,
    "ifsc_code" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" SERIAL NOT NULL,
    "company_id" INTEGER NOT NULL,
    "role" "LedgerRole" NOT NULL,
    "type" "LedgerAccountType" NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" BIGINT NOT NULL,
    "company_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "date" DATE NOT NULL,
    "voucher_type" TEXT NOT NULL,
    "voucher_no" TEXT NOT NULL,
    "voucher_id" BIGINT,
    "particulars" TEXT NOT NULL,
    "candidate_name" TEXT,
    "transaction_id" TEXT,
    "entry_type" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "request_hash" TEXT,
    "reverses_id" BIGINT,
    "reason" TEXT,
    "posting_count" INTEGER NOT NULL,
    "total" BIGINT NOT NULL,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_posting" (
    "id" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "party_id" INTEGER,
    "date" DATE NOT NULL,
    "debit" BIGINT NOT NULL,
    "credit" BIGINT NOT NULL,
    "note" TEXT,

    CONSTRAINT "ledger_posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_bucket" (
    "account_id" INTEGER NOT NULL,
    "party_id" INTEGER NOT NULL,
    "grain" "LedgerGrain" NOT NULL,
    "period" DATE NOT NULL,
    "debit" BIGINT NOT NULL DEFAULT 0,
    "credit" BIGINT NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "all_debit" BIGINT NOT NULL DEFAULT 0,
    "all_credit" BIGINT NOT NULL DEFAULT 0,
    "all_rows" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ledger_bucket_pkey" PRIMARY KEY ("account_id","party_id","grain","period")
);

-- CreateTable
CREATE TABLE "ledger_chain" (
    "company_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "seal" TEXT NOT NULL,

    CONSTRAINT "ledger_chain_pkey" PRIMARY KEY ("company_id")
);

-- CreateTable
CREATE TABLE "ledger_series" (
    "company_id" INTEGER NOT NULL,
    "series" TEXT NOT NULL,
    "financial_year" TEXT NOT NULL,
    "last_number" INTEGER NOT NULL,

    CONSTRAINT "ledger_series_pkey" PRIMARY KEY ("company_id","series","financial_year")
);

-- CreateTable
CREATE TABLE "ledger_voucher" (
    "id" BIGINT NOT NULL,
    "kind" "LedgerVoucherKind" NOT NULL,
    "company_id" INTEGER NOT NULL,
    "party_id" INTEGER,
    "voucher_type" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "amount" BIGINT NOT NULL,
    "transaction_id" TEXT,
    "details" JSONB NOT NULL,
    "entry_id" BIGINT,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "ledger_voucher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_invoice_file" (
    "id" BIGINT NOT NULL,
    "invoice_no" TEXT NOT NULL,
    "media_id" UUID NOT NULL,
    "image_type" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_invoice_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ledger_company_name_key_key" ON "ledger_company"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_company_gstin_key" ON "ledger_company"("gstin");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_company_invoice_pattern_key" ON "ledger_company"("invoice_pattern");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_bank_account_account_id_key" ON "ledger_bank_account"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_bank_account_account_number_key" ON "ledger_bank_account"("account_number");

-- CreateIndex
CREATE INDEX "ledger_bank_account_company_id_idx" ON "ledger_bank_account"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_party_company_id_key" ON "ledger_party"("company_id");

-- CreateIndex
CREATE INDEX "ledger_party_name_key_idx" ON "ledger_party"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_party_kind_name_key_key" ON "ledger_party"("kind", "name_key");

-- CreateIndex
CREATE INDEX "ledger_account_role_idx" ON "ledger_account"("role");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_company_id_role_name_key_key" ON "ledger_account"("company_id", "role", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_reverses_id_key" ON "ledger_entry"("reverses_id");

-- CreateIndex
CREATE INDEX "ledger_entry_company_id_date_id_idx" ON "ledger_entry"("company_id", "date", "id");

-- CreateIndex
CREATE INDEX "ledger_entry_voucher_id_idx" ON "ledger_entry"("voucher_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_company_id_seq_key" ON "ledger_entry"("company_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_company_id_idempotency_key_key" ON "ledger_entry"("company_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "ledger_posting_entry_id_idx" ON "ledger_posting"("entry_id");

-- CreateIndex
CREATE INDEX "ledger_posting_account_id_date_id_idx" ON "ledger_posting"("account_id", "date", "id");

-- CreateIndex
CREATE INDEX "ledger_posting_account_id_party_id_date_id_idx" ON "ledger_posting"("account_id", "party_id", "date", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_voucher_entry_id_key" ON "ledger_voucher"("entry_id");

-- CreateIndex
CREATE INDEX "ledger_voucher_kind_created_at_idx" ON "ledger_voucher"("kind", "created_at");

-- CreateIndex
CREATE INDEX "ledger_voucher_party_id_kind_idx" ON "ledger_voucher"("party_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_invoice_file_invoice_no_key" ON "ledger_invoice_file"("invoice_no");

-- CreateIndex
CREATE INDEX "ledger_invoice_file_media_id_idx" ON "ledger_invoice_file"("media_id");

-- CreateIndex
CREATE INDEX "plate_event_current_plate_captured_at_idx" ON "plate_event"("current_plate" text_pattern_ops, "captured_at");

-- CreateIndex
CREATE INDEX "plate_event_folded_plate_captured_at_idx" ON "plate_event"("folded_plate" text_pattern_ops, "captured_at");

-- AddForeignKey
ALTER TABLE "ledger_bank_account" ADD CONSTRAINT "ledger_bank_account_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "ledger_company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_bank_account" ADD CONSTRAINT "ledger_bank_account_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_party" ADD CONSTRAINT "ledger_party_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "ledger_company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_account" ADD CONSTRAINT "ledger_account_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "ledger_company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "ledger_company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_voucher_id_fkey" FOREIGN KEY ("voucher_id") REFERENCES "ledger_voucher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "ledger_party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_chain" ADD CONSTRAINT "ledger_chain_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "ledger_company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_series" ADD CONSTRAINT "ledger_series_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "ledger_company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_voucher" ADD CONSTRAINT "ledger_voucher_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "ledger_company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_voucher" ADD CONSTRAINT "ledger_voucher_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "ledger_party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_voucher" ADD CONSTRAINT "ledger_voucher_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_invoice_file" ADD CONSTRAINT "ledger_invoice_file_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- One space of ids for entries, postings, vouchers and invoice files.
CREATE SEQUENCE "ledger_id" AS BIGINT;

-- A line is a debit or a credit, of more than nothing.
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_one_side"
    CHECK (("debit" > 0 AND "credit" = 0) OR ("credit" > 0 AND "debit" = 0));
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_size" CHECK ("posting_count" >= 2 AND "total" > 0 AND "seq" > 0);
ALTER TABLE "ledger_series" ADD CONSTRAINT "ledger_series_counts" CHECK ("last_number" > 0);

-- Live vouchers of a company are told apart by type and number. An invoice's number is never given again, even when the
-- invoice was reversed, and a payment to a vendor is entered once.
CREATE UNIQUE INDEX "ledger_voucher_number_key" ON "ledger_voucher" ("company_id", lower("voucher_type"), "number")
    WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "ledger_voucher_invoice_key" ON "ledger_voucher" ("number") WHERE "kind" = 'invoice';
CREATE UNIQUE INDEX "ledger_voucher_payment_key" ON "ledger_voucher" ("transaction_id")
    WHERE "kind" = 'vendor_payment' AND "deleted_at" IS NULL;

-- Posted rows stay as they are, whoever asks.
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Posted rows of % cannot be changed or removed: reverse the entry', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "ledger_entry_immutable" BEFORE UPDATE OR DELETE ON "ledger_entry"
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER "ledger_posting_immutable" BEFORE UPDATE OR DELETE ON "ledger_posting"
    FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();

-- What an entry must not be: in a closed period, a reversal of a reversal, of another company, or before its original.
CREATE FUNCTION ledger_admit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    original RECORD;
BEGIN
    IF EXISTS (SELECT 1 FROM ledger_company WHERE id = NEW.company_id AND closed_through >= NEW.date) THEN
        RAISE EXCEPTION 'The books are closed on %', NEW.date USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.reverses_id IS NOT NULL THEN
        SELECT company_id, date, reverses_id INTO original FROM ledger_entry WHERE id = NEW.reverses_id;
        IF NOT FOUND OR original.company_id <> NEW.company_id THEN
            RAISE EXCEPTION 'Entry % of this company does not exist', NEW.reverses_id USING ERRCODE = 'check_violation';
        END IF;
        IF original.reverses_id IS NOT NULL THEN
            RAISE EXCEPTION 'Entry % is a reversal itself', NEW.reverses_id USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.date < original.date THEN
            RAISE EXCEPTION 'A reversal is not before what it reverses (%)', original.date USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER "ledger_entry_admit" BEFORE INSERT ON "ledger_entry"
    FOR EACH ROW EXECUTE FUNCTION ledger_admit_entry();

-- At commit an entry balances, has as many lines as it says (so that none is added later), all of its own company and
-- day; and a reversal with its original leaves nothing on any account.
CREATE FUNCTION ledger_check_entry(checked BIGINT) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry RECORD;
    lines RECORD;
BEGIN
    SELECT * INTO STRICT entry FROM ledger_entry WHERE id = checked;
    SELECT count(*) AS rows, coalesce(sum(p.debit), 0) AS debit, coalesce(sum(p.credit), 0) AS credit,
           coalesce(bool_and(p.date = entry.date AND a.company_id = entry.company_id), false) AS fits
      INTO lines FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id WHERE p.entry_id = checked;
    IF lines.debit <> lines.credit OR lines.debit <> entry.total THEN
        RAISE EXCEPTION 'Entry % does not balance: debit %, credit %, total %', checked, lines.debit, lines.credit, entry.total
            USING ERRCODE = 'check_violation';
    END IF;
    IF lines.rows <> entry.posting_count THEN
        RAISE EXCEPTION 'Entry % has % lines instead of %', checked, lines.rows, entry.posting_count
            USING ERRCODE = 'check_violation';
    END IF;
    IF NOT lines.fits THEN
        RAISE EXCEPTION 'Entry % has a line of another company or day', checked USING ERRCODE = 'check_violation';
    END IF;
    IF entry.reverses_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM ledger_posting WHERE entry_id IN (checked, entry.reverses_id)
         GROUP BY account_id, party_id HAVING sum(debit) <> sum(credit)
    ) THEN
        RAISE EXCEPTION 'Entry % does not undo entry %', checked, entry.reverses_id USING ERRCODE = 'check_violation';
    END IF;
END
$$;
CREATE FUNCTION ledger_check_own_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger_check_entry(NEW.id);
    RETURN NULL;
END
$$;
CREATE FUNCTION ledger_check_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ledger_check_entry(NEW.entry_id);
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "ledger_entry_balanced" AFTER INSERT ON "ledger_entry"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_own_entry();
CREATE CONSTRAINT TRIGGER "ledger_posting_balanced" AFTER INSERT ON "ledger_posting"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_line();
