import * as React from "react";
import type { Store } from "./store";

/** Renders with the store's value and again after each change. React 16 has no useSyncExternalStore. */
export function useStore<State>(store: Store<State>): State {
  const [state, setState] = React.useState(store.get());
  React.useEffect(() => {
    const take = () => setState(store.get());
    // The value may have changed between the render and this effect.
    take();
    return store.subscribe(take);
  }, [store]);
  return state;
}
