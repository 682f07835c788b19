"use client";

import { Crop, ImageOff, ScanFace, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Spinner } from "@/components/ui/spinner";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/platform/http/action";
import { PhotoReport } from "../../../_components/photo-report";
import type { PhotoView } from "../../../photo-view";
import { cropAnew, takePhotoAway, takePhotoFromAddress, takeUploadedPhoto } from "../actions";
import { cropTexts, photoTexts } from "../texts";
import { BeforeAfter } from "./before-after";
import { PhotoSources, type Problem, type Source } from "./photo-sources";

// The cropper travels only to those who crop.
const CropEditor = dynamic(() => import("./crop-editor").then((module) => module.CropEditor));

type Work = Source | "crop" | "automatic";

/** Everything about one person's photo: where it comes from, how it is cut, and what is wrong with it. */
export function PhotoWorkbench({
  personId,
  name,
  photo,
  maxMb,
}: {
  personId: number;
  name: string;
  photo: PhotoView;
  maxMb: number;
}) {
  const [work, setWork] = useState<Work | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [cropping, setCropping] = useState(false);
  const [told, setTold] = useState("");

  /** Does one thing at a time; the page shows the new photo when the action has answered. */
  const run = async (
    kind: Work,
    done: string,
    act: () => Promise<ActionResult<{ summary: string }>>,
  ): Promise<boolean> => {
    setWork(kind);
    setProblem(null);
    const result = await act().catch(() => null);
    setWork(null);
    if (!result?.ok) {
      const source = kind === "crop" || kind === "automatic" ? "photo" : kind;
      setProblem({ source, reason: result?.fields[0]?.reason ?? result?.message ?? photoTexts.unreachable });
      return false;
    }
    setCropping(false);
    setTold(result.value.summary);
    toast.success(done);
    return true;
  };

  const { portrait, original, report } = photo;
  const sources = (
    <Card>
      <CardHeader title={portrait ? photoTexts.replacePhoto : photoTexts.newPhoto} />
      <CardBody>
        <PhotoSources
          maxMb={maxMb}
          busy={work !== null}
          problem={problem}
          onUpload={(fileKey, source) =>
            run(source, photoTexts.taken, () => takeUploadedPhoto({ id: personId, fileKey }))
          }
          onAddress={(photo_url) =>
            run("address", photoTexts.taken, () => takePhotoFromAddress({ id: personId, photo_url }))
          }
        />
      </CardBody>
    </Card>
  );

  return (
    <>
      <p role="status" className="sr-only">
        {told}
      </p>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Card className={portrait ? undefined : "max-lg:order-2"}>
          <CardHeader title={cropping ? cropTexts.title : photoTexts.title} />
          <CardBody className="grid gap-5">
            {work && work !== "crop" ? <Working /> : null}
            {cropping && original ? (
              <CropEditor
                name={name}
                original={original}
                portrait={portrait}
                crop={photo.crop}
                saving={work === "crop"}
                error={problem?.source === "photo" ? problem.reason : null}
                onSave={(crop) => run("crop", photoTexts.cropped, () => cropAnew({ id: personId, crop }))}
                onCancel={() => setCropping(false)}
              />
            ) : portrait ? (
              <>
                <BeforeAfter name={name} photo={photo} />
                {problem?.source === "photo" ? <Alert tone="danger">{problem.reason}</Alert> : null}
                {report?.needsManualCrop ? (
                  <Alert tone="warning">{photoTexts.needsHand[report.needsManualCrop]}</Alert>
                ) : null}
                <div className="flex flex-wrap gap-2">
                  <Button
                    variant={report?.needsManualCrop ? "primary" : "secondary"}
                    disabled={work !== null || !original}
                    onClick={() => setCropping(true)}
                  >
                    <Crop aria-hidden />
                    {photoTexts.cropByHand}
                  </Button>
                  {report?.method === "manual" ? (
                    <Button
                      loading={work === "automatic"}
                      disabled={work !== null && work !== "automatic"}
                      onClick={() => run("automatic", photoTexts.cropped, () => cropAnew({ id: personId }))}
                    >
                      <ScanFace aria-hidden />
                      {photoTexts.useAutomatic}
                    </Button>
                  ) : null}
                  <RemovePhoto personId={personId} disabled={work !== null} />
                </div>
                {report ? (
                  <PhotoReport report={report} />
                ) : (
                  <p className="text-muted-foreground">{photoTexts.unchecked}</p>
                )}
              </>
            ) : (
              <EmptyState icon={<ImageOff />} title={photoTexts.none} text={photoTexts.noneText} />
            )}
          </CardBody>
        </Card>
        {sources}
      </div>
    </>
  );
}

function Working() {
  return (
    <p role="status" className="flex items-center gap-2.5 rounded-md bg-info-muted px-3.5 py-3 font-medium text-info">
      <Spinner />
      {photoTexts.working}
    </p>
  );
}

function RemovePhoto({ personId, disabled }: { personId: number; disabled: boolean }) {
  return (
    <ConfirmDialog
      destructive
      trigger={
        <Button variant="destructive-outline" disabled={disabled} className="sm:ml-auto">
          <Trash2 aria-hidden />
          {photoTexts.remove}
        </Button>
      }
      title={photoTexts.removeTitle}
      description={photoTexts.removeText}
      confirmLabel={photoTexts.remove}
      onConfirm={async () => {
        const result = await takePhotoAway({ id: personId });
        if (!result.ok) return { error: result.message };
        toast.success(photoTexts.removed);
      }}
    />
  );
}
