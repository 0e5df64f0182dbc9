import { PNG } from "pngjs";

/** What the rules need to know of an icon. */
export interface Icon {
  readonly path: string;
  readonly bytes: number;
  /** Undefined when the file is no PNG. */
  readonly image?: {
    readonly width: number;
    readonly height: number;
    /** Whether every corner has the same colour and none is transparent. */
    readonly even: boolean;
    readonly transparent: boolean;
    /** The colour of the corners, `#rrggbb`. */
    readonly background: string;
    /** The part of width and height that the logo, all that differs from the background, takes. */
    readonly logoWidth: number;
    readonly logoHeight: number;
  };
}

/** The largest image, in pixels, that is decoded; larger ones break the size rule anyway. */
const maxPixels = 4_000_000;

/** Two colours within this distance in each channel count as the same: edges are smoothed. */
const tolerance = 12;

/** Width and height from the header of a PNG, undefined for any other file (PNG specification, IHDR). */
function headerOf(bytes: Buffer): { width: number; height: number } | undefined {
  const isPng =
    bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47 && bytes.toString("latin1", 12, 16) === "IHDR";
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined;
}

/**
 * Looks at an icon.
 * @param path its name, for messages
 */
export function readIcon(path: string, bytes: Buffer): Icon {
  const header = headerOf(bytes);
  const icon = { path, bytes: bytes.length };
  if (!header || header.width * header.height > maxPixels || header.width * header.height === 0) {
    const unknown = { even: true, transparent: false, background: "", logoWidth: 0, logoHeight: 0 };
    return header ? { ...icon, image: { ...header, ...unknown } } : icon;
  }
  try {
    return { ...icon, image: measure(PNG.sync.read(bytes)) };
  } catch {
    return icon;
  }
}

function measure({ width, height, data }: PNG): NonNullable<Icon["image"]> {
  const channel = (pixel: number, index: number): number => data[pixel * 4 + index] ?? 0;
  const same = (pixel: number, other: number): boolean =>
    [0, 1, 2, 3].every((index) => Math.abs(channel(pixel, index) - channel(other, index)) <= tolerance);
  const corners = [0, width - 1, (height - 1) * width, height * width - 1];
  let [left, right, top, bottom] = [width, -1, height, -1];
  let transparent = false;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    transparent ||= channel(pixel, 3) < 255;
    if (!same(pixel, 0)) {
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
  }
  const hex = [0, 1, 2].map((index) => channel(0, index).toString(16).padStart(2, "0")).join("");
  return {
    width,
    height,
    even: corners.every((corner) => same(corner, 0)),
    transparent,
    background: `#${hex}`,
    logoWidth: Math.max(0, right - left + 1) / width,
    logoHeight: Math.max(0, bottom - top + 1) / height,
  };
}
