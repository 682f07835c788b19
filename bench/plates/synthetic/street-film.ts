import sharp from "sharp";
import { type Dice, diceOf } from "./dice";
import { asSvg, boxAround, product, scaling, skewing, translation } from "./matrix";
import { develop, type Exposure, expose, type Frame, rasterize } from "./photograph";
import type { Region, Registration } from "./registrations";
import { drawPlatedVehicle, drawStreet } from "./scene";

export type FilmOptions = {
  seed: number;
  /** How many vehicles pass, one after the other. */
  passes: number;
  width: number;
  height: number;
  framesPerSecond: number;
  /** How long a vehicle is seen. */
  passSeconds: number;
  /** How long the street is empty before each vehicle and at the end. */
  gapSeconds: number;
  /** Regions in turn; one is enough. */
  regions: readonly Region[];
};

/** A vehicle's pass: what its plate says, and the frames in which it is seen, the last included. */
export type Pass = Registration & { firstFrame: number; lastFrame: number };

/** A vehicle as pixels with alpha, as large as it will be seen. */
type Sprite = { image: Frame & { channels: 4 }; registration: Registration; footX: number; plateWidth: number };

/** The plate grows from 5 to 13 % of the picture's width while the vehicle comes nearer. */
const PLATE_SHARE_FIRST = 0.05;
const PLATE_SHARE_LAST = 0.13;

/** A film of vehicles that come down a street one by one, with a camera's noise, changing light and a little shake. */
export class StreetFilm {
  readonly passes: Pass[] = [];

  constructor(private readonly options: FilmOptions) {}

  /** The frames in order; after the last one `passes` is complete. */
  async *frames(): AsyncGenerator<Frame> {
    const { seed, width, height, framesPerSecond, passSeconds, gapSeconds, passes, regions } = this.options;
    const dice = diceOf(seed);
    const wrapped = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawStreet(dice, width, height)}</svg>`;
    const street = await develop(rasterize(wrapped), 0.6);
    const gap = Math.round(gapSeconds * framesPerSecond);
    const seen = Math.max(2, Math.round(passSeconds * framesPerSecond));
    let frame = 0;
    for (let pass = 0; pass <= passes; pass++) {
      for (let count = 0; count < gap; count++, frame++) yield this.taken(street, frame, dice);
      if (pass === passes) break;
      const sprite = this.sprite(dice, regions[pass % regions.length]!, pass);
      const path = { startX: dice.between(0.35, 0.65), endX: dice.between(0.4, 0.6) };
      this.passes.push({ ...sprite.registration, firstFrame: frame, lastFrame: frame + seen - 1 });
      for (let count = 0; count < seen; count++, frame++) {
        yield this.taken(await this.placed(street, sprite, path, count / (seen - 1)), frame, dice);
      }
    }
  }

  private sprite(dice: Dice, region: Region, pass: number): Sprite {
    const vehicle = drawPlatedVehicle(dice, region, `pass${pass}`);
    const plateWidth = boxAround(vehicle.plate, ...vehicle.plateSize).width;
    const scale = (PLATE_SHARE_LAST * this.options.width) / plateWidth;
    const matrix = product(scaling(scale), skewing(0, dice.between(-0.05, 0.05)), translation(0, vehicle.width * 0.05));
    const [width, height] = [vehicle.width * scale, vehicle.height * scale + vehicle.width * 0.1 * scale].map(
      Math.ceil,
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="${asSvg(matrix)}">${vehicle.svg}</g></svg>`;
    return {
      image: rasterize(svg),
      registration: vehicle.registration,
      footX: (vehicle.width * scale) / 2,
      plateWidth: plateWidth * scale,
    };
  }

  /** The street with the vehicle at `progress` (0–1) of its pass. */
  private async placed(
    street: Frame,
    sprite: Sprite,
    path: { startX: number; endX: number },
    progress: number,
  ): Promise<Frame> {
    const { width, height } = this.options;
    const share = PLATE_SHARE_FIRST * (PLATE_SHARE_LAST / PLATE_SHARE_FIRST) ** progress;
    const scale = (share * width) / sprite.plateWidth;
    const { image } = sprite;
    const drawn = { width: Math.round(image.width * scale), height: Math.round(image.height * scale) };
    const x = Math.round(width * (path.startX + (path.endX - path.startX) * progress) - sprite.footX * scale);
    const y = Math.round(height * (0.62 + 0.36 * progress) - drawn.height);
    // What lies outside the picture is cut off first: sharp lays nothing over an edge.
    const left = Math.max(0, -x);
    const top = Math.max(0, -y);
    const cut = {
      left,
      top,
      width: Math.min(drawn.width - left, width - Math.max(0, x)),
      height: Math.min(drawn.height - top, height - Math.max(0, y)),
    };
    const resized = await sharp(image.data, { raw: image })
      .resize(drawn.width, drawn.height, { fit: "fill", kernel: "linear" })
      .raw()
      .toBuffer();
    const vehicle = await sharp(resized, { raw: { ...drawn, channels: 4 } })
      .extract(cut)
      .png({ compressionLevel: 0 })
      .toBuffer();
    const data = await sharp(street.data, { raw: { width, height, channels: 3 } })
      .composite([{ input: vehicle, left: Math.max(0, x), top: Math.max(0, y) }])
      .removeAlpha()
      .raw()
      .toBuffer();
    return { data, width, height };
  }

  /** A frame as the camera sees it: the light swings slowly, every third frame is noisier. */
  private taken(frame: Frame, number: number, dice: Dice): Frame {
    const copy = { ...frame, data: Buffer.from(frame.data) };
    const exposure: Exposure = {
      gain: 1 - 0.2 * Math.abs(Math.sin(number * 0.05)),
      offset: 0,
      warmth: 0,
      blur: 0,
      noise: number % 3 === 1 ? 9 : 4,
    };
    expose(copy, exposure, dice);
    return copy;
  }
}
