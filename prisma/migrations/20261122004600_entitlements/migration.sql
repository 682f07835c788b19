-- CreateTable
CREATE TABLE "entitlement_signer" (
    "id" UUID NOT NULL,
    "kid" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "private_sealed" BYTEA NOT NULL,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "entitlement_signer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement" (
    "id" UUID NOT NULL,
    "key_hash" TEXT NOT NULL,
    "key_hint" TEXT NOT NULL,
    "customer" TEXT NOT NULL,
    "features" JSONB NOT NULL DEFAULT '{}',
    "camera_limit" INTEGER NOT NULL DEFAULT 10,
    "nodes_max" INTEGER NOT NULL DEFAULT 1,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_reason" TEXT,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entitlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement_node" (
    "id" UUID NOT NULL,
    "entitlement_id" UUID NOT NULL,
    "node_id" TEXT NOT NULL,
    "activated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "entitlement_node_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_report" (
    "id" UUID NOT NULL,
    "node_id" TEXT NOT NULL,
    "camera_count" INTEGER NOT NULL,
    "event_count" INTEGER NOT NULL DEFAULT 0,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usage_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "node_id" TEXT NOT NULL,
    "license" TEXT,
    "installed_by" INTEGER,
    "installed_at" TIMESTAMPTZ(3),
    "clock_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_signer_kid_key" ON "entitlement_signer"("kid");

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_key_hash_key" ON "entitlement"("key_hash");

-- CreateIndex
CREATE INDEX "entitlement_created_at_idx" ON "entitlement"("created_at");

-- CreateIndex
CREATE INDEX "entitlement_node_node_id_idx" ON "entitlement_node"("node_id");

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_node_entitlement_id_node_id_key" ON "entitlement_node"("entitlement_id", "node_id");

-- CreateIndex
CREATE INDEX "usage_report_reported_at_idx" ON "usage_report"("reported_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "usage_report_node_id_reported_at_key" ON "usage_report"("node_id", "reported_at");

-- AddForeignKey
ALTER TABLE "entitlement_node" ADD CONSTRAINT "entitlement_node_entitlement_id_fkey" FOREIGN KEY ("entitlement_id") REFERENCES "entitlement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
