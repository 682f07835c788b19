-- AlterTable
ALTER TABLE "license" ADD COLUMN     "first_issue_date" DATE,
ADD COLUMN     "status_changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "status_reason" TEXT;
