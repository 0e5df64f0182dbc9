import { stepsOf } from "../input/jsonPointer";
import { isObject, type Json, type JsonObject } from "../input/jsonValue";

/** The text of a reference inside the document, `#` or `#/…`; undefined for any other value. */
export function localRef(value: unknown): string | undefined {
  if (!isObject(value) || typeof value.$ref !== "string") {
    return undefined;
  }
  return value.$ref === "#" || value.$ref.startsWith("#/") ? value.$ref : undefined;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** One step into a value, own members only; undefined when there is none. */
function into(value: Json | undefined, step: string): Json | undefined {
  return typeof value === "object" && value !== null && Object.hasOwn(value, step)
    ? (value as JsonObject)[step]
    : undefined;
}

/** References followed at most on the way to one target; a longer chain is taken for a loop. */
const longestChain = 100;

/**
 * Finds what references inside one document point to. Follows references on the way (`#/definitions/A/properties/b`
 * where `A` is itself a reference), as JSON Reference readers do.
 */
export class Resolver {
  private readonly known = new Map<string, Json | undefined>();

  constructor(private readonly root: Json) {}

  /** The target of a reference text such as `#/definitions/Order`; undefined when there is none. It may be a reference. */
  target(ref: string): Json | undefined {
    return this.walk(ref, 0);
  }

  /** Follows references until something that is none; undefined for a dangling one, a loop, or one to another file. */
  follow(value: Json | undefined): Json | undefined {
    let current = value;
    for (let hops = 0; hops <= longestChain; hops += 1) {
      if (!isObject(current) || typeof current.$ref !== "string") {
        return current;
      }
      const ref = localRef(current);
      current = ref === undefined ? undefined : this.target(ref);
    }
    return undefined;
  }

  private walk(ref: string, hops: number): Json | undefined {
    if (this.known.has(ref) || hops > longestChain) {
      return this.known.get(ref);
    }
    const steps = stepsOf(ref.slice(1)).map(decoded);
    let value: Json | undefined = this.root;
    for (let index = 0; index < steps.length; index += 1) {
      const inner = localRef(value);
      if (inner !== undefined) {
        value = this.walk(inner, hops + 1);
      }
      const step: string = steps[index] ?? "";
      let next = into(value, step);
      // A name that holds slashes may stand unescaped in the reference.
      for (let last = steps.length; next === undefined && last > index + 1; last -= 1) {
        next = into(value, steps.slice(index, last).join("/"));
        if (next !== undefined) {
          index = last - 1;
        }
      }
      value = next;
    }
    this.known.set(ref, value);
    return value;
  }
}
