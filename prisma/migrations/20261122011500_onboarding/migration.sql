-- Contract 4: applicants' stages and consents, their cards, and what was decided on them by which rules.
-- CreateEnum
CREATE TYPE "OnboardingStageName" AS ENUM ('document_upload', 'id_verification', 'id_confirmation', 'liveness_check', 'completed');

-- CreateEnum
CREATE TYPE "IdDocumentType" AS ENUM ('passport', 'national_id', 'driver_license');

-- CreateEnum
CREATE TYPE "IdCardState" AS ENUM ('pending', 'approved', 'rejected', 'review');

-- CreateEnum
CREATE TYPE "IdCardStep" AS ENUM ('read', 'corrected', 'liveness', 'proposed', 'approved', 'rejected', 'resubmission', 'verified', 'unverified');

-- CreateTable
CREATE TABLE "onboarding_stage" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "stage" "OnboardingStageName" NOT NULL DEFAULT 'document_upload',
    "draft_type" "IdDocumentType",
    "draft_front_id" UUID,
    "draft_back_id" UUID,
    "job_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "onboarding_stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "applicant_consent" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "text_version" TEXT NOT NULL,
    "ip" TEXT,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "applicant_consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "id_card" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "first_name" JSONB,
    "middle_name" JSONB,
    "last_name" JSONB,
    "date_of_birth" JSONB,
    "gender" JSONB,
    "id_number" JSONB,
    "document_number" JSONB,
    "date_of_issue" JSONB,
    "date_of_expiry" JSONB,
    "country" JSONB,
    "state" JSONB,
    "nationality" JSONB,
    "mrz" JSONB,
    "document_type" "IdDocumentType" NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "is_confirmed" BOOLEAN NOT NULL DEFAULT false,
    "decision" "IdCardState" NOT NULL DEFAULT 'pending',
    "review_score" INTEGER NOT NULL DEFAULT 0,
    "reject_score" INTEGER NOT NULL DEFAULT 0,
    "confidence_score" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "longitude" DOUBLE PRECISION,
    "latitude" DOUBLE PRECISION,
    "front_image" UUID,
    "back_image" UUID,
    "self_image" UUID,
    "selfie_video" UUID,
    "additional_images" UUID[] DEFAULT ARRAY[]::UUID[],
    "id_number_text" TEXT,
    "document_number_text" TEXT,
    "proposed_by" INTEGER,
    "resubmission_reason" TEXT,
    "person_id" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "id_card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_rule_set" (
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "created_by" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_rule_set_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "id_card_decision" (
    "id" UUID NOT NULL,
    "card_id" UUID NOT NULL,
    "step" "IdCardStep" NOT NULL,
    "decision" "IdCardState" NOT NULL,
    "reason" TEXT,
    "actor_id" INTEGER,
    "rule_set_version" INTEGER,
    "facts" JSONB,
    "warnings" JSONB NOT NULL DEFAULT '[]',
    "review_score" INTEGER NOT NULL DEFAULT 0,
    "reject_score" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "id_card_decision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "onboarding_stage_user_id_key" ON "onboarding_stage"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "applicant_consent_user_id_purpose_text_version_key" ON "applicant_consent"("user_id", "purpose", "text_version");

-- CreateIndex
CREATE UNIQUE INDEX "id_card_user_id_key" ON "id_card"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "id_card_id_number_text_key" ON "id_card"("id_number_text");

-- CreateIndex
CREATE UNIQUE INDEX "id_card_document_number_text_key" ON "id_card"("document_number_text");

-- CreateIndex
CREATE INDEX "id_card_user_id_document_type_idx" ON "id_card"("user_id", "document_type");

-- CreateIndex
CREATE INDEX "id_card_decision_created_at_idx" ON "id_card"("decision", "created_at");

-- CreateIndex
CREATE INDEX "id_card_verified_is_confirmed_idx" ON "id_card"("verified", "is_confirmed");

-- CreateIndex
CREATE INDEX "id_card_confidence_score_idx" ON "id_card"("confidence_score");

-- CreateIndex
CREATE INDEX "id_card_decision_card_id_created_at_idx" ON "id_card_decision"("card_id", "created_at");

-- CreateIndex
CREATE INDEX "id_card_decision_step_created_at_idx" ON "id_card_decision"("step", "created_at");

-- AddForeignKey
ALTER TABLE "onboarding_stage" ADD CONSTRAINT "onboarding_stage_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "onboarding_stage" ADD CONSTRAINT "onboarding_stage_draft_front_id_fkey" FOREIGN KEY ("draft_front_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "onboarding_stage" ADD CONSTRAINT "onboarding_stage_draft_back_id_fkey" FOREIGN KEY ("draft_back_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "onboarding_stage" ADD CONSTRAINT "onboarding_stage_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "job"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "applicant_consent" ADD CONSTRAINT "applicant_consent_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_card" ADD CONSTRAINT "id_card_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_card" ADD CONSTRAINT "id_card_front_image_fkey" FOREIGN KEY ("front_image") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_card" ADD CONSTRAINT "id_card_back_image_fkey" FOREIGN KEY ("back_image") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_card" ADD CONSTRAINT "id_card_self_image_fkey" FOREIGN KEY ("self_image") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_card" ADD CONSTRAINT "id_card_selfie_video_fkey" FOREIGN KEY ("selfie_video") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_card" ADD CONSTRAINT "id_card_proposed_by_fkey" FOREIGN KEY ("proposed_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_card" ADD CONSTRAINT "id_card_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_rule_set" ADD CONSTRAINT "identity_rule_set_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_card_decision" ADD CONSTRAINT "id_card_decision_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "id_card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_card_decision" ADD CONSTRAINT "id_card_decision_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "id_card_decision" ADD CONSTRAINT "id_card_decision_rule_set_version_fkey" FOREIGN KEY ("rule_set_version") REFERENCES "identity_rule_set"("version") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What was decided is never changed, and goes only together with its card (a cascade runs inside another trigger).
CREATE FUNCTION keep_identity_history() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'Rows of % are only added', TG_TABLE_NAME;
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER "id_card_decision_kept" BEFORE UPDATE OR DELETE ON "id_card_decision"
    FOR EACH ROW EXECUTE FUNCTION keep_identity_history();
CREATE TRIGGER "identity_rule_set_kept" BEFORE UPDATE OR DELETE ON "identity_rule_set"
    FOR EACH ROW EXECUTE FUNCTION keep_identity_history();
