import { Award, ScanLine, Search } from "lucide-react";
import { redirect } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { texts } from "./texts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where a check begins. The form works without scripts: its answer is the address of the license's own page. */
export default async function VerifyPage({ searchParams }: Props) {
  const { code } = await searchParams;
  if (typeof code === "string" && code.trim() !== "") redirect(`/verify/${encodeURIComponent(code.trim())}`);
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">{texts.title}</h1>
        <p className="mt-1 text-muted-foreground">{texts.intro}</p>
      </div>
      <Card>
        <CardHeader title={texts.scan.title} />
        <CardBody className="grid justify-items-start gap-3">
          <p className="text-muted-foreground text-sm">{texts.scan.text}</p>
          <Button asChild variant="primary" size="lg">
            <a href="/verify/scan">
              <ScanLine aria-hidden />
              {texts.scan.link}
            </a>
          </Button>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={texts.code.title} />
        <CardBody>
          <form action="/verify" className="grid gap-3">
            <Field label={texts.code.label} name="code" hint={texts.code.hint} required>
              <Input
                autoCapitalize="characters"
                autoComplete="off"
                spellCheck={false}
                maxLength={60}
                className="font-mono"
              />
            </Field>
            <Button type="submit" size="lg" className="justify-self-start">
              <Search aria-hidden />
              {texts.code.submit}
            </Button>
          </form>
        </CardBody>
      </Card>
      <p className="text-sm">
        <a
          href="/verify/certificate"
          className="inline-flex items-center gap-2 text-primary underline-offset-4 hover:underline"
        >
          <Award aria-hidden className="size-4" />
          {texts.certificate}
        </a>
      </p>
    </div>
  );
}
