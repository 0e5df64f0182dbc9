import * as React from "react";
import type { Store } from "../../base/store";

/** The current value of a store; renders again when it changes. React 16 and 17 have no hook of their own for it. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = React.useState(store.get());
  React.useEffect(() => {
    const read = (): void => setValue(store.get());
    // The store may have changed between the first render and this effect.
    read();
    return store.subscribe(read);
  }, [store]);
  return value;
}
