"use client";

import { useEffect, useState } from "react";

export type LoadedImage =
  | { state: "loading" }
  | { state: "failed" }
  /** `naturalWidth` and `naturalHeight` are those of the upright picture: browsers heed its orientation. */
  | { state: "loaded"; image: HTMLImageElement };

/** Loads a picture before it is drawn, to know its size and whether the browser can show it at all. */
export function useImage(src: string): LoadedImage {
  const [loaded, setLoaded] = useState<LoadedImage>({ state: "loading" });
  useEffect(() => {
    let left = false;
    const image = new Image();
    image.onload = () => !left && setLoaded({ state: "loaded", image });
    image.onerror = () => !left && setLoaded({ state: "failed" });
    image.src = src;
    return () => {
      left = true;
    };
  }, [src]);
  return loaded;
}
