import { editDistance, lookAlikeKey, readingKey } from "../normalize";
import { affinity, agreeing, extendTrack, type FrameSighting, type FrameTime, startTrack, type Track } from "./track";

export type TrackerOptions = {
  framesPerSecond: number;
  /** A track that was confirmed so long ago is told of although its car is still in the picture, in seconds. */
  emitAfterS: number;
  /** Confidence (0–1) of what a track comes to, were it told of now. */
  confidenceOf: (track: Track<unknown>) => number;
};

/** A pass that was told of a moment ago: the same plate, lost and found again, is the same pass. */
export type RecentPass = { text: string; confidence: number; lastTimeS: number };

/** A car is gone when it was not seen for so long, in seconds and in sampling intervals. */
const GONE_S = 1.2;
const GONE_INTERVALS = 3;
/** A plate that is back within this time was hidden behind something. */
const REJOIN_S = 12;
const TRACKS_MAX = 24;
/** A track is told of when so many frames agree, or when one frame is as sure as this. */
const AGREEING_MIN = 3;
const SURE_MIN = 0.9;
const AFFINITY_MIN = 0.05;

/** Follows plates over frames. Deterministic: the same sightings give the same tracks and keys. */
export class Tracker<Frame> {
  constructor(
    private readonly options: TrackerOptions,
    readonly tracks: Track<Frame>[] = [],
    readonly recent: RecentPass[] = [],
    /** When a frame was looked at last. */
    public lookedAtS = 0,
  ) {}

  /** Seconds without a sighting after which a track ends. */
  private get goneS(): number {
    return Math.max(GONE_S, GONE_INTERVALS / this.options.framesPerSecond);
  }

  /**
   * Takes the sightings of one frame.
   *
   * @param interval the frame's sampling interval: with a sighting's place in the order, the key of a new track
   * @returns tracks that are to be told of now
   */
  observe(sightings: readonly FrameSighting[], interval: number, time: FrameTime, frame: Frame): Track<Frame>[] {
    const done = this.endBefore(time.timeS - this.goneS);
    const open = new Set(this.tracks);
    const left = new Set(sightings.keys());
    for (const { track, index } of this.pairs(sightings, time.timeS)) {
      if (!open.delete(track)) continue;
      if (!left.delete(index)) {
        open.add(track);
        continue;
      }
      extendTrack(track, sightings[index]!, time, frame);
    }
    for (const index of left) {
      if (this.tracks.length < TRACKS_MAX) {
        this.tracks.push(startTrack(`${interval}-${index}`, sightings[index]!, time, frame));
      }
    }
    this.lookedAtS = time.timeS;
    return [...done, ...this.settled(time.timeS)];
  }

  /** Nothing moved: what was there in the frame before still is. */
  still(timeS: number): Track<Frame>[] {
    for (const track of this.tracks) {
      if (track.lastTimeS < this.lookedAtS) continue;
      track.lastTimeS = timeS;
      track.velocity = { x: 0, y: 0 };
    }
    this.lookedAtS = timeS;
    return [...this.endBefore(timeS - this.goneS), ...this.settled(timeS)];
  }

  /** The video ends: every track does. */
  finish(): Track<Frame>[] {
    return this.endBefore(Number.POSITIVE_INFINITY);
  }

  private pairs(sightings: readonly FrameSighting[], timeS: number) {
    return this.tracks
      .flatMap((track) =>
        sightings.map((sighting, index) => ({ track, index, value: affinity(track, sighting, timeS) })),
      )
      .filter(({ value }) => value > AFFINITY_MIN)
      .sort((a, b) => b.value - a.value);
  }

  private endBefore(timeS: number): Track<Frame>[] {
    const ended = this.tracks.filter((track) => track.lastTimeS < timeS);
    for (const track of ended) this.tracks.splice(this.tracks.indexOf(track), 1);
    const told = ended.filter((track) => !track.emitted && this.isConfirmed(track) && this.isNew(track));
    for (const track of ended) this.remember(track);
    return told;
  }

  private settled(timeS: number): Track<Frame>[] {
    return this.tracks.filter((track) => {
      if (track.emitted) return false;
      if (track.confirmedAtS === null && this.isConfirmed(track)) track.confirmedAtS = timeS;
      if (track.confirmedAtS === null || timeS - track.confirmedAtS < this.options.emitAfterS) return false;
      track.emitted = true;
      return this.isNew(track);
    });
  }

  private isConfirmed(track: Track<Frame>): boolean {
    const vote = track.tally.result();
    if (!vote) return false;
    return agreeing(track, vote.text) >= AGREEING_MIN || this.options.confidenceOf(track) >= SURE_MIN;
  }

  /** False for the continuation of a pass that was told of already. */
  private isNew(track: Track<Frame>): boolean {
    const text = track.tally.result()!.text;
    const confidence = this.options.confidenceOf(track);
    return !this.recent.some(
      (pass) =>
        track.firstTimeS - pass.lastTimeS < REJOIN_S &&
        track.firstTimeS >= pass.lastTimeS - REJOIN_S &&
        isSamePlate(pass, text, confidence),
    );
  }

  private remember(track: Track<Frame>): void {
    const text = track.tally.result()?.text;
    if (!text || !(track.emitted || this.isConfirmed(track))) return;
    const confidence = this.options.confidenceOf(track);
    this.recent.push({ text, confidence, lastTimeS: track.lastTimeS });
    while (this.recent.length > 0 && track.lastTimeS - this.recent[0]!.lastTimeS > REJOIN_S) this.recent.shift();
  }
}

/** Vehicles of one fleet have numbers in a row: one differing character makes another plate unless it is badly read. */
const BADLY_READ_MAX = 0.6;

function isSamePlate(pass: RecentPass, text: string, confidence: number): boolean {
  if (readingKey(pass.text) === readingKey(text)) return true;
  const worse = Math.min(pass.confidence, confidence);
  const near =
    lookAlikeKey(pass.text) === lookAlikeKey(text) || editDistance(readingKey(pass.text), readingKey(text)) <= 1;
  return near && worse < BADLY_READ_MAX;
}
