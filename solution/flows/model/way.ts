import type { At } from "../../../connector/checker/input/jsonPointer";
import { asObject, type Json, type JsonObject, member } from "../../../connector/checker/input/jsonValue";

/** A place further in, by the names that lead there, with what stands there. */
export interface Found {
  readonly at: At;
  readonly value: Json | undefined;
}

/** Follows a way such as `inputs.host.apiId`; what is missing on it reads as undefined. */
export function follow(value: JsonObject, at: At, way: string): Found {
  return way
    .split(".")
    .reduce<Found>((found, name) => ({ at: found.at.to(name), value: member(asObject(found.value), name) }), {
      at,
      value,
    });
}

/** Tells whether a text is computed when the flow runs. */
export const isComputed = (value: unknown): boolean =>
  typeof value === "string" && (/^@[^@]/.test(value) || value.includes("@{"));
