import type { At } from "../../../connector/checker/input/jsonPointer";
import { asObject, isObject, type Json, type JsonObject, member } from "../../../connector/checker/input/jsonValue";

/** A trigger or an action. */
export interface Step {
  readonly name: string;
  readonly isTrigger: boolean;
  /** Its type as written; empty where none is. */
  readonly type: string;
  readonly value: JsonObject;
  readonly inputs: JsonObject;
  readonly at: At;
  /** The step that holds it. */
  readonly parent?: Step;
  /** The steps beside it, itself among them, by name. */
  readonly siblings: ReadonlyMap<string, Step>;
  /** The steps that it holds, in all of its branches. */
  readonly inner: readonly Step[];
}

/** An object that should hold steps, with its place. */
export interface StepList {
  readonly value: Json | undefined;
  readonly at: At;
  readonly isTrigger: boolean;
  /** The step whose branch it is. */
  readonly of?: Step;
}

/** Where a step holds others: the ways from it to the lists of their steps. */
function innerLists(value: JsonObject): (readonly [string, ...string[]])[] {
  const ways: (readonly [string, ...string[]])[] = [];
  if (Object.hasOwn(value, "actions")) {
    ways.push(["actions"]);
  }
  for (const branch of ["else", "default"]) {
    if (isObject(member(value, branch))) {
      ways.push([branch, "actions"]);
    }
  }
  for (const [name, one] of Object.entries(asObject(value.cases))) {
    if (isObject(one)) {
      ways.push(["cases", name, "actions"]);
    }
  }
  return ways;
}

const follow = (value: JsonObject, way: readonly string[]): Json | undefined =>
  way.reduce<Json | undefined>((at, key) => member(asObject(at), key), value);

/** Collects steps, those within others behind them, and the lists that hold them. */
export class StepReader {
  readonly all: Step[] = [];
  readonly lists: StepList[] = [];

  /** Reads a list of steps, and gives those that stand in it themselves. */
  list(value: Json | undefined, at: At, isTrigger: boolean, parent?: Step): Step[] {
    this.lists.push({ value, at, isTrigger, ...(parent ? { of: parent } : {}) });
    const siblings = new Map<string, Step>();
    const found: Step[] = [];
    for (const [name, one] of Object.entries(asObject(value))) {
      if (!isObject(one)) {
        continue;
      }
      const inner: Step[] = [];
      const type = typeof one.type === "string" ? one.type : "";
      const step: Step = {
        name,
        isTrigger,
        type,
        value: one,
        inputs: asObject(one.inputs),
        at: at.to(name),
        siblings,
        inner,
        ...(parent ? { parent } : {}),
      };
      siblings.set(name, step);
      found.push(step);
      this.all.push(step);
      for (const way of innerLists(one)) {
        inner.push(...this.list(follow(one, way), step.at.to(...way), isTrigger, step));
      }
    }
    return found;
  }
}

/** The steps that hold a step, from the nearest on. */
export function around({ parent }: Step): readonly Step[] {
  return parent ? [parent, ...around(parent)] : [];
}

/** A step and all that it holds. */
export function within(step: Step): readonly Step[] {
  return [step, ...step.inner.flatMap(within)];
}
