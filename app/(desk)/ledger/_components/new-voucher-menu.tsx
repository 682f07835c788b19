"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { texts } from "../texts";
import { formHref, VOUCHER_FORMS } from "../voucher-forms";

/** Every kind of voucher that can be written, one key away. */
export function NewVoucherMenu({ company }: { company?: number }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden />
          {texts.overview.new}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {VOUCHER_FORMS.map(({ form, label }) => (
          <DropdownMenuItem key={form} asChild>
            <Link href={formHref(form, company)}>{label}</Link>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
