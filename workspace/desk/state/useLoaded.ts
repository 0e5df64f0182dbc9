import * as React from "react";
import { messageOf } from "./messageOf";

/** Something that is read from the server; while it is read again, what was there stays. */
export type Loaded<Value> = { kind: "loading" } | { kind: "failed"; reason: string } | { kind: "ready"; value: Value };

/**
 * Loads a value, and again whenever `load` is another function or `again` another value; an answer that came too late is dropped.
 * @param load made with React.useCallback, so that it changes with what it reads
 * @param again loads once more when it changes
 * @param delay milliseconds to wait before loading, for what follows typing
 * @param forget drops the value while another is loaded, for answers that are wrong to another question
 */
export function useLoaded<Value>(
  load: () => Promise<Value>,
  { again, delay = 0, forget = false }: { again?: unknown; delay?: number; forget?: boolean } = {},
): Loaded<Value> {
  const [loaded, setLoaded] = React.useState<Loaded<Value>>({ kind: "loading" });
  React.useEffect(() => {
    let current = true;
    if (forget) setLoaded({ kind: "loading" });
    const run = async () => {
      try {
        const value = await load();
        if (current) setLoaded({ kind: "ready", value });
      } catch (error) {
        if (current) setLoaded({ kind: "failed", reason: messageOf(error) });
      }
    };
    const timer = delay > 0 ? setTimeout(() => void run(), delay) : undefined;
    if (timer === undefined) void run();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [load, again, delay, forget]);
  return loaded;
}
