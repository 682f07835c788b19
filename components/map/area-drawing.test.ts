// @vitest-environment happy-dom
import L from "leaflet";
import { describe, expect, it } from "vitest";
import { areaOf } from "./area-drawing";
import { markerIcon, markerLabel, spokenName } from "./marker-icon";
import type { MapMarker } from "./types";

describe("areaOf", () => {
  it("keeps to a tenth of a metre and to the earth", () => {
    expect(areaOf(L.latLngBounds([-34.123456789, 18.1], [95, 190]))).toEqual({
      south: -34.123457,
      west: 18.1,
      north: 90,
      east: 180,
    });
  });
});

describe("markers", () => {
  const marker: MapMarker = { id: "1", lat: -33.9, lon: 18.4, title: "<b>Gate</b>", detail: "3 reads", heading: 90 };

  it("takes a name for text, never for HTML", () => {
    const label = markerLabel(marker);
    expect(label.querySelector("b")).toBeNull();
    expect(label.textContent).toBe("<b>Gate</b>3 reads");
    expect(spokenName(marker)).toBe("<b>Gate</b>, 3 reads, looks 90°");
  });

  it("draws a cone only for what looks somewhere", () => {
    const htmlOf = (one: MapMarker) => String(markerIcon(L, one, false).options.html);
    expect(htmlOf(marker)).toContain('transform="rotate(90)"');
    expect(htmlOf({ ...marker, heading: 0 })).toContain("rotate(0)");
    expect(htmlOf({ ...marker, heading: null })).not.toContain("map-cone");
  });
});
