import { createHash } from "node:crypto";

/** The namespace of the ids of our flows: any GUID of our own. */
const namespace = "c039b6c0-ea88-4cb2-aaec-656623002fd4";

/** The id of a new flow: the same for the same name everywhere (RFC 9562, version 5). Later renaming leaves it alone. */
export function flowId(name: string): string {
  const hash = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name)
    .digest();
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
