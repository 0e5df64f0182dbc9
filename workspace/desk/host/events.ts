import type { DeskLog } from "../state/log";
import type { XmlParser } from "./resources";

/** Names of the `<event>` elements of a control's manifest. */
export const readEventNames = (manifest: string, parser: XmlParser): string[] =>
  Array.from(parser.parseFromString(manifest, "text/xml").getElementsByTagName("event")).flatMap(
    (element) => element.getAttribute("name") ?? [],
  );

/**
 * `context.events`: one function an event of the manifest. No form script listens here, so that a call is only noted in
 * the log.
 */
export const createEvents = (names: readonly string[], log: DeskLog): ComponentFramework.IEventBag =>
  Object.fromEntries(names.map((name) => [name, (payload) => log.add("event", name, JSON.stringify(payload))]));
