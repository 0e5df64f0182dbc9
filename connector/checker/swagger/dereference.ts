import { isObject, type Json, type JsonObject, member } from "../input/jsonValue";
import { localRef, Resolver } from "../model/resolver";

/** Thrown for a reference to something that is not in the document. */
export class MissingTargetError extends Error {
  constructor(readonly ref: string) {
    super(`The reference "${ref}" points to nothing.`);
  }
}

interface Result {
  readonly value: Json;
  /** Whether the value reaches, through references, a reference back to something it stands in. */
  readonly circular: boolean;
}

/** A reference's target with the members that stand beside `$ref` laid over it. */
export function merged(reference: JsonObject, target: Json): Json {
  if (!isObject(target) || Object.keys(reference).length === 1) {
    return target;
  }
  const beside = Object.fromEntries(Object.entries(reference).filter(([key]) => key !== "$ref"));
  return { ...target, ...beside };
}

/** The references of a document, and what they lead to: only these can be come to more than once. */
function crossings(root: Json, resolver: Resolver): Set<object> {
  const found = new Set<object>();
  const open: Json[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== "object" || value === null) {
      continue;
    }
    const ref = localRef(value);
    if (ref !== undefined) {
      found.add(value);
      const target = resolver.target(ref);
      if (typeof target === "object" && target !== null) {
        found.add(target);
      }
    }
    for (const inner of Array.isArray(value) ? value : Object.values(value)) {
      if (typeof inner === "object" && inner !== null) {
        open.push(inner);
      }
    }
  }
  return found;
}

/**
 * Replaces the references of a document by what they point to. Whatever is referred to twice is shared, not copied, so
 * that a validator can remember it. A reference to something circular is left in place, as swagger-parser leaves it
 * while it validates.
 * @param root the document; it is not changed
 * @throws MissingTargetError for a dangling reference anywhere, even in an example
 */
export function dereference(root: Json, resolver = new Resolver(root)): Json {
  const remembered = crossings(root, resolver);
  if (remembered.size === 0) {
    return root;
  }
  const done = new Map<object, Result>();
  const open = new Set<object>();

  function visitReference(reference: JsonObject, ref: string): Result {
    const target = resolver.target(ref);
    if (target === undefined) {
      throw new MissingTargetError(ref);
    }
    const inner = visit(target);
    if (inner.circular) {
      return { value: reference, circular: true };
    }
    const whole = merged(reference, inner.value);
    return whole === inner.value ? inner : visitMembers(whole as JsonObject);
  }

  function visitMembers(container: Json[] | JsonObject): Result {
    let circular = false;
    let copy: Json[] | JsonObject | undefined;
    for (const key of Object.keys(container)) {
      const before = member(container as JsonObject, key);
      if (typeof before !== "object" || before === null) {
        continue;
      }
      const after = visit(before);
      circular ||= after.circular;
      if (after.value !== before) {
        copy ??= Array.isArray(container) ? [...container] : { ...container };
        (copy as JsonObject)[key] = after.value;
      }
    }
    return { value: copy ?? container, circular };
  }

  function visit(value: Json): Result {
    if (typeof value !== "object" || value === null) {
      return { value, circular: false };
    }
    const ref = localRef(value);
    if (!remembered.has(value)) {
      return ref === undefined ? visitMembers(value) : visitReference(value as JsonObject, ref);
    }
    const known = done.get(value);
    if (known) {
      return known;
    }
    if (open.has(value)) {
      return { value, circular: true };
    }
    open.add(value);
    const result = ref === undefined ? visitMembers(value) : visitReference(value as JsonObject, ref);
    open.delete(value);
    done.set(value, result);
    return result;
  }

  return visit(root).value;
}
