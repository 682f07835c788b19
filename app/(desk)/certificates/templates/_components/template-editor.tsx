"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { BORDERS, type Design, type DesignElement } from "@/lib/candidates/certificates/design/schema";
import { useSubmit } from "../../../admin/_shared/use-submit";
import { saveTemplate } from "../actions";
import { templateTexts as texts } from "../texts";
import { ColourField, ElementFields, NumberField } from "./element-fields";
import { usePreview } from "./use-preview";

/** What an element begins as. */
const FRESH: Record<DesignElement["kind"], DesignElement> = {
  text: {
    kind: "text",
    text: "Text",
    x: 148.5,
    y: 150,
    width: 120,
    size: 12,
    style: "serif",
    align: "center",
    colour: "#1b2440",
    tracking: 0,
    lines: 1,
  },
  rule: { kind: "rule", x: 118.5, y: 150, width: 60, thickness: 0.3, colour: "#a8853a" },
  portrait: { kind: "portrait", x: 28, y: 28, width: 30, height: 36.6 },
  signature: { kind: "signature", x: 70, y: 164, width: 54, height: 15 },
  seal: { kind: "seal", x: 131, y: 155.5, width: 35, height: 35 },
  qr: { kind: "qr", x: 238, y: 28, width: 31, height: 31 },
};
const KINDS = Object.keys(FRESH) as DesignElement["kind"][];

const nameOf = (element: DesignElement): string => (element.kind === "text" ? element.text : texts.kinds[element.kind]);

/** Changes a design field by field, with a picture of it that follows. */
export function TemplateEditor(props: { id: number; name: string; version: number; design: Design }) {
  const [name, setName] = useState(props.name);
  const [design, setDesign] = useState(props.design);
  const [version, setVersion] = useState(props.version);
  const [saved, setSaved] = useState(props.design);
  const [chosen, setChosen] = useState(0);
  const { svg, errors } = usePreview(design);
  const {
    errors: refused,
    busy,
    submit,
  } = useSubmit(saveTemplate, (next: number) => {
    setVersion(next);
    setSaved(design);
    toast.success(texts.saved);
  });
  const element = design.elements[chosen];
  const change = (part: Partial<Design>) => setDesign({ ...design, ...part });
  const changeElement = (part: Partial<Record<string, string | number>>) =>
    change({
      elements: design.elements.map((one, index) => (index === chosen ? ({ ...one, ...part } as DesignElement) : one)),
    });
  const prefix = `elements.${chosen}.`;
  const own = Object.fromEntries(
    Object.entries(errors).flatMap(([path, reason]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), reason]] : [],
    ),
  );
  const others = Object.entries(errors).filter(([path]) => !path.startsWith(prefix));
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[26rem_minmax(0,1fr)]">
      <div className="grid gap-4 xl:order-1">
        <Card>
          <CardHeader title={texts.page} />
          <CardBody className="grid gap-3 sm:grid-cols-3">
            <Field label={texts.name} name="name" error={refused.name} required className="sm:col-span-full">
              <Input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
            </Field>
            {(["paper", "accent", "second"] as const).map((colour) => (
              <ColourField
                key={colour}
                label={texts[colour]}
                name={colour}
                value={design[colour]}
                onValue={(value) => change({ [colour]: value })}
              />
            ))}
            <Field label={texts.border} name="border">
              <Select
                value={design.border}
                onChange={({ target }) => change({ border: target.value as Design["border"] })}
              >
                {BORDERS.map((border) => (
                  <option key={border} value={border}>
                    {texts.borders[border]}
                  </option>
                ))}
              </Select>
            </Field>
            <div className="sm:col-span-2">
              <NumberField
                label={texts.inset}
                name="inset"
                value={design.inset}
                error={errors.inset}
                onValue={(inset) => change({ inset })}
              />
            </div>
            <div className="sm:col-span-full">
              <CheckboxField
                name="ground"
                label={texts.ground}
                checked={design.ground}
                onChange={({ target }) => change({ ground: target.checked })}
              />
            </div>
          </CardBody>
        </Card>
        <Card>
          <CardHeader title={texts.chosen} />
          <CardBody className="grid gap-3">
            <div className="flex items-end gap-2">
              <Field label={texts.elements} name="element" className="min-w-0 flex-1">
                <Select value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
                  {design.elements.map((one, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an element has no name but its place.
                    <option key={index} value={index}>
                      {index + 1}. {nameOf(one)}
                    </option>
                  ))}
                </Select>
              </Field>
              <Button
                variant="destructive-outline"
                size="icon"
                aria-label={texts.remove}
                disabled={design.elements.length < 2}
                onClick={() => {
                  change({ elements: design.elements.filter((_, index) => index !== chosen) });
                  setChosen(Math.max(0, chosen - 1));
                }}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
            {element ? (
              <ElementFields key={chosen} element={element} errors={own} onChange={changeElement} />
            ) : (
              <p className="text-muted-foreground text-sm">{texts.none}</p>
            )}
          </CardBody>
          <CardFooter className="flex flex-wrap gap-2">
            {KINDS.map((kind) => (
              <Button
                key={kind}
                size="sm"
                variant="ghost"
                onClick={() => {
                  change({ elements: [...design.elements, FRESH[kind]] });
                  setChosen(design.elements.length);
                }}
              >
                + {texts.kinds[kind]}
              </Button>
            ))}
          </CardFooter>
        </Card>
      </div>
      <Card className="xl:sticky xl:top-4 xl:order-2">
        <CardHeader
          title={texts.preview}
          description={design === saved && name === props.name ? undefined : texts.unsaved}
          actions={
            <Button variant="primary" loading={busy} onClick={() => submit({ id: props.id, version, name, design })}>
              {texts.save}
            </Button>
          }
        />
        <CardBody className="grid gap-3" aria-live="polite">
          {refused[""] || Object.keys(refused).some((path) => path.startsWith("design")) ? (
            <Alert tone="danger">{refused[""] ?? Object.values(refused)[0]}</Alert>
          ) : null}
          {others.length > 0 || Object.keys(own).length > 0 ? (
            <Alert tone="warning" title={texts.stale}>
              {others.map(([, reason]) => reason).join(" · ")}
            </Alert>
          ) : null}
          {/* biome-ignore lint/performance/noImgElement: until the first change it is the saved template's picture, then one of this browser. */}
          <img
            src={svg ?? `/api/certificate/templates/${props.id}/picture?v=${props.version}`}
            alt={texts.previewAlt}
            className="aspect-[297/210] w-full rounded-md border bg-white"
          />
        </CardBody>
      </Card>
    </div>
  );
}
