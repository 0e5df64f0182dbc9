import * as React from "react";
import type { Observable } from "./observable";

/** Renders with the current value and again after each change. React 16 has no useSyncExternalStore. */
export function useObservable<State>(value: Observable<State>): State {
  const [state, setState] = React.useState(value.get());
  React.useEffect(() => {
    const take = () => setState(value.get());
    // The value may have changed between the render and this effect.
    take();
    return value.subscribe(take);
  }, [value]);
  return state;
}
