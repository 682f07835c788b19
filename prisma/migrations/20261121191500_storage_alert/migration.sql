-- CreateTable
CREATE TABLE "storage_alert" (
    "id" SERIAL NOT NULL,
    "level" TEXT NOT NULL,
    "used_percent" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "storage_alert_pkey" PRIMARY KEY ("id")
);
