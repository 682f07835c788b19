import { describe, expect, it } from "vitest";
import { typedPosition } from "./camera-values";

describe("typedPosition", () => {
  it.each([
    ["-33.92", "18.42", { lat: -33.92, lon: 18.42 }],
    ["−33,92", "18,42", { lat: -33.92, lon: 18.42 }],
    ["0", "-180", { lat: 0, lon: -180 }],
    ["", "18.42", null],
    ["-33.92", " ", null],
    ["91", "18", null],
    ["12", "181", null],
    ["twelve", "18", null],
  ])("%s, %s", (lat, lon, position) => expect(typedPosition({ lat, lon })).toEqual(position));
});
