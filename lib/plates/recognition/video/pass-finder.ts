import type { Calibration } from "../../../platform/vision/calibration";
import { boxOf } from "../../../platform/vision/geometry";
import { cropJpeg, decodePicture, frameJpeg, type RgbImage } from "../../../platform/vision/picture";
import { type CompiledGrammar, grammarsOf } from "../grammars/select";
import { judge } from "../judging/judge";
import { passConfidence } from "../judging/pass-confidence";
import { type RankedSighting, rank } from "../recognize";
import type { Recognizer } from "../recognizer";
import type { PlatePass } from "../types";
import type { SampledFrame } from "./frames";
import { MotionGate } from "./motion";
import { agreeing, type FrameSighting, packTrack, type Track, type TrackState, unpackTrack } from "./track";
import { type RecentPass, Tracker } from "./tracker";

export type PassFinderOptions = {
  recognizer: Recognizer;
  calibration: Calibration;
  grammars: readonly string[];
  confidenceMin: number;
  framesPerSecond: number;
  emitAfterS: number;
  /** What the keys of its passes begin with. */
  keyPrefix: string;
};

/** What a finder knows between two frames, as plain JSON. */
export type PassFinderState = {
  gate: string | null;
  tracks: TrackState[];
  recent: RecentPass[];
  framesStill: number;
  lookedAtS: number;
};

/** Sightings that score less are neither followed nor counted: signs, grilles, lamps. */
const SCORE_MIN = 0.05;

/** From frames to passes: motion gate, recognition, tracking, one result for each car. */
export class PassFinder {
  framesStill = 0;
  private gate = new MotionGate();
  private tracker: Tracker<RgbImage>;
  private readonly grammars: CompiledGrammar[];

  constructor(private readonly options: PassFinderOptions) {
    this.grammars = grammarsOf(options.grammars);
    this.tracker = this.newTracker([], [], 0);
  }

  /** Looks at the next frame and gives the passes that are complete with it. */
  async frame(
    { image, timeS, interval }: SampledFrame,
    frameNo: number,
    capturedAtMs: number | null,
  ): Promise<PlatePass[]> {
    if (!this.gate.moved(image)) {
      this.framesStill++;
      return this.passes(this.tracker.still(timeS));
    }
    const sightings = rank(await this.options.recognizer.see(image, "frame"))
      .filter(({ score }) => score >= SCORE_MIN)
      .map(asFrameSighting);
    return this.passes(this.tracker.observe(sightings, interval, { timeS, frameNo, capturedAtMs }, image));
  }

  /** The video ended: what is still in the picture. */
  finish(): Promise<PlatePass[]> {
    return this.passes(this.tracker.finish());
  }

  async pack(): Promise<PassFinderState> {
    const packFrame = async (frame: RgbImage) => Buffer.from((await frameJpeg(frame)).data).toString("base64");
    return {
      gate: this.gate.toJSON(),
      tracks: await Promise.all(this.tracker.tracks.map((track) => packTrack(track, packFrame))),
      recent: [...this.tracker.recent],
      framesStill: this.framesStill,
      lookedAtS: this.tracker.lookedAtS,
    };
  }

  async restore({ gate, tracks, recent, framesStill, lookedAtS }: PassFinderState): Promise<void> {
    const unpackFrame = (packed: string) => decodePicture(Buffer.from(packed, "base64"));
    this.gate = MotionGate.from(gate);
    this.framesStill = framesStill;
    const unpacked = await Promise.all(tracks.map((track) => unpackTrack(track, unpackFrame)));
    this.tracker = this.newTracker(unpacked, recent, lookedAtS);
  }

  private newTracker(tracks: Track<RgbImage>[], recent: RecentPass[], lookedAtS: number): Tracker<RgbImage> {
    const { framesPerSecond, emitAfterS } = this.options;
    return new Tracker(
      { framesPerSecond, emitAfterS, confidenceOf: (track) => this.confidenceOf(track) },
      tracks,
      recent,
      lookedAtS,
    );
  }

  private confidenceOf(track: Track<unknown>): number {
    const vote = track.tally.result();
    if (!vote) return 0;
    return passConfidence(
      vote,
      track.best.detection,
      agreeing(track, vote.text),
      track.reads,
      this.options.calibration,
    );
  }

  private async passes(tracks: readonly Track<RgbImage>[]): Promise<PlatePass[]> {
    const { confidenceMin, keyPrefix, calibration, grammars } = this.options;
    const passes: PlatePass[] = [];
    for (const track of tracks) {
      const vote = track.tally.result()!;
      const confidence = this.confidenceOf(track);
      if (confidence < confidenceMin) continue;
      const { quad, frame, detection, timeS, frameNo, capturedAtMs } = track.best;
      passes.push({
        ...judge(vote, detection, this.grammars, grammars.length > 0, calibration),
        confidence,
        quad,
        box: boxOf(quad),
        crop: await cropJpeg(frame, quad),
        frame: await frameJpeg(frame),
        key: `${keyPrefix}${track.key}`,
        frameNo,
        timeS,
        capturedAtMs,
        firstTimeS: track.firstTimeS,
        lastTimeS: track.lastTimeS,
        reads: track.reads,
        agreeing: agreeing(track, vote.text),
      });
    }
    return passes;
  }
}

const asFrameSighting = ({ sighting, box, vote, score }: RankedSighting): FrameSighting => ({
  quad: sighting.quad,
  box,
  detection: sighting.detection,
  vote,
  score,
  readings: sighting.readings,
});
