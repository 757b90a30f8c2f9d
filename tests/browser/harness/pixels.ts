/** Looks at screenshots: what colour is really there. */
import { inflateSync } from 'node:zlib';
import type { Page, ScreenshotClip } from 'puppeteer-core';

export type Rgb = readonly [red: number, green: number, blue: number];

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => Rgb;
}

const SIGNATURE = 8;

/** The value that a PNG filter of this type adds to a byte. */
function predict(type: number, left: number, above: number, corner: number): number {
  if (type === 1) return left;
  if (type === 2) return above;
  if (type === 3) return (left + above) >> 1;
  if (type !== 4) return 0;
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/**
 * Reads a PNG of 8 bits a channel, RGB or RGBA, not interlaced: what browsers write.
 * @see https://www.w3.org/TR/png-3/
 */
function readPng(bytes: Uint8Array): Picture {
  const data = Buffer.from(bytes);
  const chunks: Buffer[] = [];
  for (let at = SIGNATURE; at < data.length;) {
    const length = data.readUInt32BE(at);
    const type = data.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') chunks.push(data.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const width = data.readUInt32BE(16);
  const height = data.readUInt32BE(20);
  const [depth, colours, interlaced] = [data[24], data[25], data[28]];
  if (depth !== 8 || (colours !== 2 && colours !== 6) || interlaced !== 0) {
    throw new Error(`A PNG of another kind: depth ${depth}, colour type ${colours}.`);
  }
  const channels = colours === 6 ? 4 : 3;
  const row = width * channels;
  const raw = inflateSync(Buffer.concat(chunks));
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const type = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x < channels ? 0 : (pixels[at - channels] ?? 0);
      const above = y === 0 ? 0 : (pixels[at - row] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (pixels[at - row - channels] ?? 0);
      pixels[at] = (raw[y * (row + 1) + 1 + x] ?? 0) + predict(type, left, above, corner);
    }
  }
  return {
    width,
    height,
    at(x, y) {
      const at = (y * width + x) * channels;
      return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0];
    },
  };
}

/** Photographs a page, or a part of it. */
export async function photograph(page: Page, clip?: ScreenshotClip): Promise<Picture> {
  return readPng(await page.screenshot(clip === undefined ? {} : { clip }));
}

/** The share of a picture's pixels, from 0 to 1, that have a colour, give or take `tolerance` a channel. */
export function shareOf(picture: Picture, colour: Rgb, tolerance = 6): number {
  let count = 0;
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const pixel = picture.at(x, y);
      if (pixel.every((value, channel) => Math.abs(value - (colour[channel] ?? 0)) <= tolerance)) count += 1;
    }
  }
  return count / (picture.width * picture.height);
}
