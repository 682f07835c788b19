"use client";

import { Camera as CameraIcon, FileImage, Link2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { UploadDropzone } from "@/components/upload/upload-dropzone";
import { photoTexts } from "../texts";
import { Camera } from "./camera";

const ACCEPT = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/tiff"];

export type Source = "file" | "address" | "camera";
export type Problem = { source: Source | "photo"; reason: string };

/** The three ways in which a photo comes here. Each answers whether the photo was taken over. */
export function PhotoSources({
  maxMb,
  busy,
  problem,
  onUpload,
  onAddress,
}: {
  maxMb: number;
  busy: boolean;
  problem: Problem | null;
  onUpload: (fileKey: string, source: "file" | "camera") => Promise<boolean>;
  onAddress: (address: string) => Promise<boolean>;
}) {
  // A refused file leaves an empty field with the reason beside it.
  const [attempt, setAttempt] = useState(0);
  return (
    <Tabs defaultValue="file">
      <TabsList>
        <TabsTrigger value="file">
          <FileImage aria-hidden className="size-4" />
          {photoTexts.sources.file}
        </TabsTrigger>
        <TabsTrigger value="camera">
          <CameraIcon aria-hidden className="size-4" />
          {photoTexts.sources.camera}
        </TabsTrigger>
        <TabsTrigger value="address">
          <Link2 aria-hidden className="size-4" />
          {photoTexts.sources.address}
        </TabsTrigger>
      </TabsList>
      <TabsContent value="file">
        <UploadDropzone
          key={attempt}
          label={photoTexts.fileLabel}
          route="photo"
          accept={ACCEPT}
          acceptText={photoTexts.acceptText}
          maxMb={maxMb}
          disabled={busy}
          error={problem?.source === "file" ? problem.reason : null}
          onUploaded={async ({ fileKey }) => {
            if (!(await onUpload(fileKey, "file"))) setAttempt((now) => now + 1);
          }}
        />
      </TabsContent>
      <TabsContent value="camera">
        {problem?.source === "camera" ? (
          <p className="mb-3 font-medium text-destructive text-sm">{problem.reason}</p>
        ) : null}
        <Camera busy={busy} onSent={(fileKey) => onUpload(fileKey, "camera")} />
      </TabsContent>
      <TabsContent value="address">
        <AddressForm busy={busy} reason={problem?.source === "address" ? problem.reason : null} onAddress={onAddress} />
      </TabsContent>
    </Tabs>
  );
}

function AddressForm({
  busy,
  reason,
  onAddress,
}: {
  busy: boolean;
  reason: string | null;
  onAddress: (address: string) => Promise<boolean>;
}) {
  const [address, setAddress] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setMissing(address.trim() === "");
    if (address.trim() !== "" && (await onAddress(address.trim()))) setAddress("");
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3">
      <Field
        label={photoTexts.addressLabel}
        name="photo_url"
        hint={photoTexts.addressHint}
        error={missing ? photoTexts.addressMissing : reason}
      >
        <Input
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" loading={busy}>
          {photoTexts.download}
        </Button>
      </div>
    </form>
  );
}
