"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useCamera } from "@/components/camera/use-camera";
import type { TrustList } from "@/lib/platform/issuer/trust-list-schema";
import { type Check, checkSymbol, loadTrustList } from "./check";
import { findSymbol, loadReader, TILTS_DEGREES } from "./symbol";

export type ScanState =
  | { phase: "idle" }
  | { phase: "searching" }
  | { phase: "checking" }
  | { phase: "not_found" }
  | { phase: "no_picture" }
  | { phase: "no_reader" }
  | { phase: "done"; check: Check };

export type Keys = "loading" | "ready" | "missing";

/** Between two looks at the camera's picture. */
const PAUSE_MS = 120;

/** Reads a card from a photo or the camera and checks it. */
export function useScan() {
  const camera = useCamera("environment");
  const [state, setState] = useState<ScanState>({ phase: "idle" });
  const [keys, setKeys] = useState<Keys>("loading");
  const trust = useRef<Promise<TrustList | null>>(null);

  useEffect(() => {
    trust.current = loadTrustList();
    // Both are wanted before the connection goes; without the reader the page is not ready either.
    const reader = loadReader().then(
      () => true,
      () => false,
    );
    void Promise.all([trust.current, reader]).then(([list, read]) => setKeys(list && read ? "ready" : "missing"));
  }, []);

  /** Without keys it is worth another try: the page may have been opened without a connection. */
  const keysNow = async () => {
    const list = (await trust.current) ?? (await loadTrustList());
    setKeys(list ? "ready" : "missing");
    return list;
  };
  const check = async (bytes: Uint8Array) => {
    setState({ phase: "checking" });
    setState({ phase: "done", check: await checkSymbol(bytes, await keysNow()) });
  };

  const readPhoto = async (file: File) => {
    camera.stop();
    setState({ phase: "searching" });
    const bitmap = await createImageBitmap(file).catch(() => null);
    if (!bitmap) return setState({ phase: "no_picture" });
    try {
      const bytes = await findTilted({ source: bitmap, width: bitmap.width, height: bitmap.height });
      if (bytes) await check(bytes);
      else setState({ phase: "not_found" });
    } catch {
      setState({ phase: "no_reader" });
    } finally {
      bitmap.close();
    }
  };

  const live = camera.state.phase === "live";
  const onFound = useEffectEvent((bytes: Uint8Array) => {
    camera.stop();
    return check(bytes);
  });
  const onNoReader = useEffectEvent(() => {
    camera.stop();
    setState({ phase: "no_reader" });
  });
  const { video } = camera;
  useEffect(() => {
    if (!live) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async (turn: number) => {
      const shown = video.current;
      const tilt = TILTS_DEGREES[turn % TILTS_DEGREES.length] ?? 0;
      const bytes =
        shown && shown.videoWidth > 0
          ? await findSymbol({ source: shown, width: shown.videoWidth, height: shown.videoHeight }, tilt)
          : null;
      if (gone) return;
      if (!bytes) {
        timer = setTimeout(() => void look(turn + 1), PAUSE_MS);
        return;
      }
      await onFound(bytes);
    };
    // Fails only where the reader cannot be loaded.
    look(0).catch(() => onNoReader());
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [live, video]);

  const startCamera = () => {
    setState({ phase: "idle" });
    void camera.start();
  };
  return { camera, state, keys, startCamera, readPhoto, reset: () => setState({ phase: "idle" }) };
}

async function findTilted(picture: Parameters<typeof findSymbol>[0]): Promise<Uint8Array | null> {
  for (const tilt of TILTS_DEGREES) {
    const bytes = await findSymbol(picture, tilt);
    if (bytes) return bytes;
  }
  return null;
}
