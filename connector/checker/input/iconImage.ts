import { PNG } from "pngjs";
import { bytesOf, sizeOf } from "./fileAccess";

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

/** An icon above this many bytes is not read. */
const maxBytes = 16 * 1024 * 1024;

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
 * Reads an icon; of one that is too large only its size.
 * @throws UnreadableError when the file cannot be opened
 */
export function readIcon(path: string): Icon {
  const bytes = sizeOf(path);
  return bytes > maxBytes ? { path, bytes } : measureIcon(path, bytesOf(path, maxBytes));
}

/**
 * Looks at an icon whose bytes are at hand.
 * @param path its name, for messages
 */
export function measureIcon(path: string, bytes: Buffer): Icon {
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
  const isSame = (offset: number, other: number): boolean => {
    for (let index = 0; index < 4; index += 1) {
      if (Math.abs((data[offset + index] ?? 0) - (data[other + index] ?? 0)) > tolerance) {
        return false;
      }
    }
    return true;
  };
  let [left, right, top, bottom] = [width, -1, height, -1];
  let transparent = false;
  for (let y = 0, offset = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, offset += 4) {
      transparent ||= (data[offset + 3] ?? 0) < 255;
      if (!isSame(offset, 0)) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    }
  }
  const corners = [width - 1, (height - 1) * width, height * width - 1].map((pixel) => pixel * 4);
  return {
    width,
    height,
    even: corners.every((corner) => isSame(corner, 0)),
    transparent,
    background: `#${data.toString("hex", 0, 3)}`,
    logoWidth: Math.max(0, right - left + 1) / width,
    logoHeight: Math.max(0, bottom - top + 1) / height,
  };
}
