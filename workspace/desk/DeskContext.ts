import * as React from "react";
import type { Desk } from "./desk";

/** Gives every part of the page the one desk. */
export const DeskContext = React.createContext<Desk | null>(null);

/** The desk. @throws outside of DeskContext.Provider */
export function useDesk(): Desk {
  const desk = React.useContext(DeskContext);
  if (!desk) throw new Error("useDesk needs a DeskContext.Provider around it.");
  return desk;
}
