"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { texts } from "../texts";

export function PrintButton() {
  return (
    <Button size="lg" onClick={() => window.print()}>
      <Printer aria-hidden />
      {texts.result.print}
    </Button>
  );
}
