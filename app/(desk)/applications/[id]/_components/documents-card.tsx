"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { useState } from "react";
import { Card, CardBody } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { UploadDropzone } from "@/components/upload/upload-dropzone";
import { uploadTexts } from "@/components/upload/upload-texts";
import { DOCUMENT_KINDS, type DocumentKind, USUAL_DOCUMENTS } from "@/lib/licenses/applications/documents/kinds";
import type { ApplicationScreen } from "@/lib/licenses/applications/screen";
import { addDocument } from "../../actions";
import { documentKinds } from "../../document-kinds";
import { texts } from "../texts";
import { CheckHeader } from "./check-header";
import { DocumentRow } from "./document-row";

const words = texts.documents;
const ACCEPT = ["application/pdf", "image/jpeg", "image/png", "image/webp", "image/avif", "image/tiff"];

type Props = {
  application: ApplicationScreen["application"];
  documents: ApplicationScreen["documents"];
  editable: boolean;
  /** Size of a file at most, in MB. */
  maxMb: number;
};

/** The papers of an application: what is usually needed, what is here, and a place for more. */
export function DocumentsCard({ application, documents, editable, maxMb }: Props) {
  const usual = USUAL_DOCUMENTS[application.application_type];
  const missing = usual.find((kind) => !documents.some(({ document_type }) => document_type === kind));
  return (
    <Card>
      <CheckHeader
        title={words.title}
        description={words.description}
        check="documents_verified"
        met={application.documents_verified}
        applicationId={application.id}
        marks={{ verify: editable, takeBack: editable }}
      />
      {documents.length > 0 ? (
        <ul className={editable ? "divide-y border-b" : "divide-y"}>
          {documents.map((document) => (
            <DocumentRow key={document.id} applicationId={application.id} document={document} removable={editable} />
          ))}
        </ul>
      ) : null}
      {editable ? (
        <CardBody className="grid gap-5">
          <Usual kinds={usual} here={documents.map(({ document_type }) => document_type)} />
          <AddDocument applicationId={application.id} maxMb={maxMb} next={missing ?? "other"} />
        </CardBody>
      ) : documents.length === 0 ? (
        <CardBody className="text-muted-foreground text-sm">{words.none}</CardBody>
      ) : null}
    </Card>
  );
}

function Usual({ kinds, here }: { kinds: readonly DocumentKind[]; here: readonly string[] }) {
  return (
    <div>
      <h3 className="mb-1.5 font-medium text-xs">{words.usual}</h3>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {kinds.map((kind) => {
          const isHere = here.includes(kind);
          const Icon = isHere ? CircleCheck : CircleDashed;
          return (
            <li key={kind} className={`flex items-center gap-1.5 ${isHere ? "text-success" : "text-muted-foreground"}`}>
              <Icon aria-hidden className="size-4" />
              {documentKinds[kind]}
              <span className="sr-only">{isHere ? words.here : words.missing}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** @param next the kind that is missing: most often the one that is brought */
function AddDocument({ applicationId, maxMb, next }: { applicationId: number; maxMb: number; next: DocumentKind }) {
  const [chosen, setChosen] = useState<DocumentKind | null>(null);
  const [error, setError] = useState<string | null>(null);
  // Each document that was taken, and each that was refused, leaves an empty field for the next one.
  const [attempt, setAttempt] = useState(0);
  const kind = chosen ?? next;
  return (
    <div className="grid gap-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <Field label={words.kind} name="document_type">
        <Select value={kind} onChange={(event) => setChosen(event.target.value as DocumentKind)}>
          {DOCUMENT_KINDS.map((name) => (
            <option key={name} value={name}>
              {documentKinds[name]}
            </option>
          ))}
        </Select>
      </Field>
      <UploadDropzone
        key={attempt}
        label={words.upload}
        route="document"
        accept={ACCEPT}
        acceptText={words.accept}
        maxMb={maxMb}
        error={error}
        onUploaded={async ({ fileKey }) => {
          const answer = await addDocument({ id: applicationId, fileKey, kind }).catch(() => null);
          setAttempt((now) => now + 1);
          setError(answer?.ok ? null : (answer?.message ?? uploadTexts.unreachable));
          if (!answer?.ok) return;
          setChosen(null);
          toast.success(words.added);
        }}
      />
    </div>
  );
}
