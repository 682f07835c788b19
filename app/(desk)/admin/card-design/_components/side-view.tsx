"use client";

import { useState } from "react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import type { LayerName } from "@/lib/licenses/card/layers";
import { cardDesignTexts as texts } from "../texts";
import { BoxTable, type SpecifiedBox } from "./box-table";
import { LayerSwitches } from "./layer-switches";
import { Stage } from "./stage";

export type Layer = { name: LayerName; isSecurity: boolean };

/** One side of the template: its picture with the boxes, the layers that can be switched, and the measures. */
export function SideView({
  side,
  version,
  boxes,
  layers,
}: {
  side: "front" | "back";
  version: string;
  boxes: SpecifiedBox[];
  layers: Layer[];
}) {
  const [hidden, setHidden] = useState<ReadonlySet<LayerName>>(new Set());
  const [outlined, setOutlined] = useState(true);
  const [pointed, setPointed] = useState<string | null>(null);
  return (
    <Card>
      <CardHeader title={texts.sides[side]} description={texts.sideText} />
      <CardBody className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="grid gap-3">
          <Stage
            side={side}
            version={version}
            boxes={boxes}
            layers={layers.filter(({ name }) => !hidden.has(name))}
            outlined={outlined}
            pointed={pointed}
            onPoint={setPointed}
          />
          <CheckboxField
            label={texts.outlines}
            checked={outlined}
            onChange={(event) => setOutlined(event.target.checked)}
          />
        </div>
        <LayerSwitches side={side} layers={layers} hidden={hidden} onChange={setHidden} />
      </CardBody>
      <BoxTable side={side} boxes={boxes} pointed={pointed} onPoint={setPointed} />
    </Card>
  );
}
