"use client";

import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { texts } from "../texts";

/**
 * What a page is about, as fields whose values are its address: companies, days. A choice is followed at once, a date
 * by Enter or the button, since a date that is half typed is another date.
 */
export function ChoiceBar({ children, className }: { children: ReactNode; className?: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const [pending, start] = useTransition();
  const follow = (form: HTMLFormElement) => {
    const chosen = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name, value]] : [],
    );
    start(() => router.push(`${pathname}?${new URLSearchParams(chosen)}`));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    follow(event.currentTarget);
  };
  return (
    <form
      method="get"
      data-print="hide"
      aria-busy={pending}
      onSubmit={submit}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement) follow(event.currentTarget);
      }}
      className={cn("mb-4 flex flex-wrap items-end gap-3", className)}
    >
      {children}
      <Button type="submit" loading={pending}>
        {texts.choice.show}
      </Button>
    </form>
  );
}
