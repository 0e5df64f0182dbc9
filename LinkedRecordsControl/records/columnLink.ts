import type { Column } from "../base/column";
import { dialled } from "./phoneNumber";

/** One "@", no blanks, and nothing that only a list of addresses or a name around one has. */
const address = /^[^\s\p{C}@:;,"()<>]+@[\p{L}\p{M}\d-]+(\.[\p{L}\p{M}\d-]+)*$/u;
/** Only these schemes: whatever else a browser may open, it could run or reach what nobody meant to open. */
const scheme = /^(https?|ftp):\/\//i;
/** A host with a dot at the beginning, and no scheme: what is written in front of a colon is one otherwise. */
const bareHost = /^[\p{L}\p{M}\d-]+(\.[\p{L}\p{M}\d-]+)+([:/?#]|$)/u;

function webLink(text: string): string | undefined {
  const href = scheme.test(text) ? text : bareHost.test(text) && `https://${text}`;
  // A browser leaves out control characters; nobody sees those, nor marks of direction.
  if (!href || /\p{C}/u.test(href)) {
    return undefined;
  }
  try {
    new URL(href);
    return href;
  } catch {
    return undefined;
  }
}

/**
 * Where a text leads to, by the format of its column.
 * @returns undefined where it is no address or number, or names a scheme that is not opened
 */
export function linkOf({ format }: Column, text: string): string | undefined {
  const said = text.trim();
  const number = format === "phone" && dialled(said);
  if (number) {
    return `tel:${number}`;
  }
  if (format === "email" && address.test(said)) {
    return `mailto:${encodeURIComponent(said).replace("%40", "@")}`;
  }
  return format === "url" ? webLink(said) : undefined;
}
