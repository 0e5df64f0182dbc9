import { FlowError, isObject, type JsonObject } from "../language/values";

/** A trigger or an action of a definition; nothing has judged it, so every part may be missing or of another kind. */
export type StepDefinition = JsonObject & { readonly type?: unknown };

/** Steps by their names. */
export type StepDefinitions = Readonly<Record<string, StepDefinition>>;

/** Steps that stand at a place of a definition; none where there is nothing. @throws FlowError where something else stands */
export function stepsAt(value: unknown, place: string): StepDefinitions {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new FlowError("InvalidDefinition", `${place} must be an object of steps.`);
  for (const [name, step] of Object.entries(value)) {
    if (!isObject(step)) throw new FlowError("InvalidDefinition", `${place}.${name} must be an object.`);
  }
  return value as StepDefinitions;
}

/** A member that is an object; an empty one where there is none. */
export const memberOf = (value: unknown, name: string): JsonObject => {
  const member = isObject(value) ? value[name] : undefined;
  return isObject(member) ? member : {};
};

/** The steps that a step holds, in whichever branch, without those that these hold; none where it is not as it should be. */
export function innerSteps(step: StepDefinition): [name: string, step: StepDefinition][] {
  const branches = [step, memberOf(step, "else"), memberOf(step, "default"), ...Object.values(memberOf(step, "cases"))];
  return branches.flatMap((branch) =>
    Object.entries(memberOf(branch, "actions")).filter((entry): entry is [string, StepDefinition] =>
      isObject(entry[1]),
    ),
  );
}

/** The steps before a step, each with the statuses after which it runs. */
export function runAfterOf(step: StepDefinition): readonly (readonly [name: string, statuses: readonly string[]])[] {
  return Object.entries(memberOf(step, "runAfter")).map(([name, statuses]) => [
    name,
    Array.isArray(statuses) && statuses.length > 0 ? statuses.map((each) => String(each).toLowerCase()) : ["succeeded"],
  ]);
}
