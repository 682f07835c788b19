"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { type ContentsGroup, entryAddress } from "../_reference/contents";
import { useDocsPage } from "./use-docs-page";

/** Leads an address whose place stands on another page to that page: `/docs#licenses.get`, as it was while all was one page. */
export function AnchorRedirect({ groups }: { groups: ContentsGroup[] }) {
  const router = useRouter();
  const page = useDocsPage();
  useEffect(() => {
    const lead = () => {
      const anchor = window.location.hash.slice(1);
      if (!anchor || document.getElementById(anchor)) return;
      const entry = groups.flatMap(({ entries }) => entries).find((candidate) => candidate.anchor === anchor);
      if (entry) router.replace(entryAddress(entry, page));
    };
    lead();
    window.addEventListener("hashchange", lead);
    return () => window.removeEventListener("hashchange", lead);
  }, [groups, page, router]);
  return null;
}
