"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { DescriptionList } from "@/components/ui/description-list";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { mailTexts as texts } from "../texts";

export type FullMail = { to: string; subject: string; text: string; html: string | null; reason: string | null };

/** A mail beside its list. Its address is `?open=`, so going back closes it. */
export function OpenedMail({ mail }: { mail: FullMail }) {
  const router = useRouter();
  const params = useSearchParams();
  const close = () => {
    const next = new URLSearchParams(params);
    next.delete("open");
    router.push(`/admin/mail?${next}`, { scroll: false });
  };
  return (
    <Sheet open onOpenChange={close}>
      <SheetContent title={mail.subject} className="w-[min(42rem,calc(100vw-1rem))]">
        <div className="grid gap-4 p-4">
          <DescriptionList columns={1} items={[{ term: texts.columns.to, value: mail.to }]} />
          {mail.reason ? <Alert tone="warning">{mail.reason}</Alert> : null}
          {mail.html === null ? (
            <MailText text={mail.text} />
          ) : (
            <Tabs defaultValue="text">
              <TabsList>
                <TabsTrigger value="text">{texts.tabs.text}</TabsTrigger>
                <TabsTrigger value="html">{texts.tabs.html}</TabsTrigger>
              </TabsList>
              <TabsContent value="text">
                <MailText text={mail.text} />
              </TabsContent>
              <TabsContent value="html">
                {/* Without any allowance: no script, no form, no way out of the frame. */}
                <iframe
                  sandbox=""
                  srcDoc={mail.html}
                  title={texts.htmlFrame}
                  className="h-[60dvh] w-full rounded-md border bg-white"
                />
              </TabsContent>
            </Tabs>
          )}
        </div>
      </SheetContent>
    </Sheet>
  );
}

const MailText = ({ text }: { text: string }) => (
  <p className="whitespace-pre-wrap break-words rounded-md border bg-muted/40 p-3 text-sm">{text}</p>
);
