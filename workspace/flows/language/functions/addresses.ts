import type { FlowFunction } from "../surroundings";
import { invalidTemplate, text } from "../values";

const defaultPorts: Readonly<Record<string, number>> = { "http:": 80, "https:": 443, "ftp:": 21 };

const part =
  (of: (url: URL) => unknown): FlowFunction =>
  ([value]) => {
    const given = text(value);
    if (!URL.canParse(given)) throw invalidTemplate(`${given.slice(0, 200)} is no absolute address.`);
    return of(new URL(given));
  };

export const addresses = {
  uriHost: part(({ hostname }) => hostname),
  uriPath: part(({ pathname }) => pathname),
  uriPathAndQuery: part(({ pathname, search }) => `${pathname}${search}`),
  uriPort: part(({ port, protocol }) => (port === "" ? (defaultPorts[protocol] ?? -1) : Number(port))),
  uriQuery: part(({ search }) => search),
  uriScheme: part(({ protocol }) => protocol.replace(":", "")),
} as const satisfies Record<string, FlowFunction>;
