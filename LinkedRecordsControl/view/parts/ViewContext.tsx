import * as React from "react";
import type { Translate } from "../../strings/keys";

/** What every component of the panel may ask for. */
export interface ViewContext {
  readonly t: Translate;
}

const Context = React.createContext<ViewContext>({ t: (key) => key });

export const ViewContextProvider = Context.Provider;

/** The texts of the panel. */
export function useTranslate(): Translate {
  return React.useContext(Context).t;
}
