-- CreateTable
CREATE TABLE "ledger_comment" (
    "id" UUID NOT NULL,
    "voucher_id" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "ledger_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ledger_comment_voucher_id_created_at_idx" ON "ledger_comment"("voucher_id", "created_at");

-- AddForeignKey
ALTER TABLE "ledger_comment" ADD CONSTRAINT "ledger_comment_voucher_id_fkey" FOREIGN KEY ("voucher_id") REFERENCES "ledger_voucher"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
