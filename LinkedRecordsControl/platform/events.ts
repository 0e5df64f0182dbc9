import type { PanelEvents } from "../base/ports";
import { attempt } from "./attempt";

/** The events of the manifest, as the host hands them to the control; a host without events gives none. */
type HostEvents = Partial<Record<keyof PanelEvents, (payload: unknown) => void>> | null | undefined;

/** Tells form scripts what happened. */
export function createEvents(events: () => HostEvents): PanelEvents {
  const raise =
    (name: keyof PanelEvents) =>
    (payload: unknown): void =>
      void attempt(() => events()?.[name]?.(payload));
  return {
    recordLinked: raise("recordLinked"),
    recordUnlinked: raise("recordUnlinked"),
    recordSaved: raise("recordSaved"),
    failed: raise("failed"),
  };
}
