"use client";

import { useMemo } from "react";
import { MapView } from "@/components/map/map-view";
import type { Area, MapMarker } from "@/components/map/types";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FormErrors } from "../../admin/_shared/use-submit";
import { formTexts as texts } from "../texts";
import { type CameraValues, typedPosition } from "./camera-values";

/** Southern Africa, until there is a pin. */
const START: Area = { south: -35, west: 15, north: -21, east: 34 };
const NONE: readonly MapMarker[] = [];

/** Where a camera stands and where it looks: on the map and in figures, each following the other. */
export function PlaceFields({
  values,
  onChange,
  errors,
}: {
  values: Pick<CameraValues, "lat" | "lon" | "heading">;
  onChange: (changes: Partial<CameraValues>) => void;
  errors: FormErrors;
}) {
  const { lat, lon } = values;
  const position = useMemo(() => typedPosition({ lat, lon }), [lat, lon]);
  const heading = values.heading.trim() === "" ? null : Number(values.heading);
  const markers = useMemo(
    () =>
      position && heading !== null && Number.isFinite(heading)
        ? [{ ...position, id: "cone", title: texts.map, heading }]
        : NONE,
    [position, heading],
  );
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <MapView
        label={texts.map}
        markers={markers}
        list={false}
        position={position}
        onPositionChange={(at) => onChange({ lat: String(at.lat), lon: String(at.lon) })}
        startArea={START}
        className="h-72 lg:h-80"
      />
      <div className="grid content-start gap-4">
        <Field label={texts.lat} name="lat" hint={texts.latHint} error={errors.lat} required>
          <Input
            value={lat}
            onChange={(event) => onChange({ lat: event.target.value })}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
          />
        </Field>
        <Field label={texts.lon} name="lon" hint={texts.lonHint} error={errors.lon} required>
          <Input
            value={lon}
            onChange={(event) => onChange({ lon: event.target.value })}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
          />
        </Field>
        <Field label={texts.heading} name="heading" hint={texts.headingHint} error={errors.heading} optional>
          <Input
            value={values.heading}
            onChange={(event) => onChange({ heading: event.target.value })}
            inputMode="decimal"
            autoComplete="off"
            maxLength={10}
          />
        </Field>
      </div>
    </div>
  );
}
