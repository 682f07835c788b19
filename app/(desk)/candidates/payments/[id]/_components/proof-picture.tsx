"use client";

import { BoxedPicture } from "@/components/documents/boxed-picture";
import { paymentTexts } from "../../texts";

const NO_FIELDS: [] = [];

/** The screenshot, to be looked at beside what was read from it. */
export const ProofPicture = ({ id }: { id: number }) => (
  <BoxedPicture
    src={`/api/intake/image/${id}`}
    alt={paymentTexts.one.picture}
    fields={NO_FIELDS}
    activeId={null}
    onActive={() => undefined}
    className="max-h-[70vh]"
  />
);
