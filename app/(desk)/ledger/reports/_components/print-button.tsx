"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { reportTexts } from "../texts";

/** Prints the page, or keeps it as a PDF, by the browser's own dialog. */
export const PrintButton = () => (
  <Button onClick={() => window.print()}>
    <Printer aria-hidden />
    {reportTexts.print}
  </Button>
);
