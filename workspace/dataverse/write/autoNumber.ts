import { randomInt } from "node:crypto";

const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/**
 * Fills the format of an autonumber column.
 *
 * @param format text with {SEQNUM:digits} and {RANDSTRING:length}, as in Dataverse's autonumber columns
 * @param sequence running number
 */
export function autoNumber(format: string, sequence: number): string {
  return format.replace(/\{(SEQNUM|RANDSTRING):(\d)\}/g, (_, kind: string, length: string) =>
    kind === "SEQNUM"
      ? String(sequence).padStart(Number(length), "0")
      : Array.from({ length: Number(length) }, () => characters[randomInt(characters.length)]).join(""),
  );
}
