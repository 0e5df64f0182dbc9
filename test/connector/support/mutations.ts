import { isObject, type Json, type JsonObject, typeOf } from "../../../connector/checker/input/jsonValue";

/** One change of a JSON document. */
export interface Mutation {
  /** Where, and what is done there. */
  readonly name: string;
  readonly mutated: Json;
}

type Step = string | number;

/** The ways to all values of a document, the document itself first. */
function* placesIn(value: Json, way: readonly Step[] = []): Generator<readonly [readonly Step[], Json]> {
  yield [way, value];
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      yield* placesIn(inner, [...way, index]);
    }
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* placesIn(inner ?? null, [...way, key]);
    }
  }
}

/** A copy of a document in which what is at a place was changed. */
function changed(root: Json, way: readonly Step[], change: (inside: JsonObject | Json[], last: Step) => void): Json {
  const copy = structuredClone({ root });
  let inside: JsonObject | Json[] = copy;
  const steps: readonly Step[] = ["root", ...way];
  for (const step of steps.slice(0, -1)) {
    inside = (inside as JsonObject)[step] as JsonObject | Json[];
  }
  change(inside, steps.at(-1) ?? "");
  return copy.root;
}

const others: readonly Json[] = [7, 1.5, "zz", true, null, [], {}, [7]];

/** All single changes of a document: another type, a member taken away, renamed, written otherwise or added. */
export function* mutationsOf(root: Json): Generator<Mutation> {
  for (const [way, value] of placesIn(root)) {
    const at = `/${way.join("/")}`;
    for (const other of others) {
      if (typeOf(other) !== typeOf(value) || Array.isArray(other)) {
        const mutated = changed(root, way, (inside, last) => {
          (inside as JsonObject)[last] = other;
        });
        yield { name: `${at} becomes ${JSON.stringify(other)}`, mutated };
      }
    }
    const last = way.at(-1);
    if (typeof last === "string") {
      for (const name of [undefined, `${last}s`, last.charAt(0).toUpperCase() + last.slice(1)]) {
        const mutated = changed(root, way, (inside) => {
          const { [last]: own, ...rest } = inside as JsonObject;
          Object.keys(inside).forEach((key) => {
            delete (inside as JsonObject)[key];
          });
          Object.assign(inside, rest, name === undefined ? {} : { [name]: own });
        });
        yield { name: name === undefined ? `${at} is taken away` : `${at} becomes ${name}`, mutated };
      }
    }
    if (isObject(value) || Array.isArray(value)) {
      const mutated = changed(root, way, (inside, step) => {
        const own = (inside as JsonObject)[step];
        if (Array.isArray(own)) {
          own.push(7);
        } else if (isObject(own)) {
          own.zzqx = 1;
        }
      });
      yield { name: `${at} gets one more`, mutated };
    }
  }
}
