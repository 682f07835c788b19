"use client";

import { useParams } from "next/navigation";
import { GUIDE_PAGE } from "../_reference/contents";

/** The page that is shown: the slug of its group, or the guide. */
export function useDocsPage(): string {
  return useParams<{ group?: string }>().group ?? GUIDE_PAGE;
}
