import { Refusal } from "./refusal";

export type Json = Record<string, unknown>;

/** A call of *Send entity information* whose fields have the right form. */
export interface EntityInformation {
  readonly EntityLogicalName: string;
  readonly EntitySetName: string;
  readonly RecordId: string;
  readonly RelationshipNameWithLiveWorkItem: string;
}

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value of a row where it is a text. */
export const text = (row: Json, name: string): string | undefined => {
  const value = row[name];
  return typeof value === "string" ? value : undefined;
};

/** JSON; undefined for a text that is none. */
export function parse(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}

function check(faults: string[], field: string, value: unknown, form: RegExp, demand: string): void {
  if (value === undefined || value === null || value === "") faults.push(`${field} is missing.`);
  else if (typeof value !== "string" || !form.test(value)) faults.push(`${field} must be ${demand}.`);
}

export function checkId(faults: string[], field: string, value: unknown): void {
  const form = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;
  check(faults, field, value, form, "an id of the form 01234567-89ab-cdef-0123-456789abcdef");
}

export function checkName(faults: string[], field: string, value: unknown, example: string): void {
  const demand = `a name of letters, digits and underscores, such as ${example}`;
  check(faults, field, value, /^[A-Za-z0-9_]{1,128}$/, demand);
}

/** @throws {Refusal} 400 with all faults */
export function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new Refusal(400, faults.join(" "));
}

/**
 * The fields of *Send entity information*.
 *
 * @throws {Refusal} 400 that names every field that is missing or of the wrong form
 */
export function readInformation(
  organizationId: string,
  liveWorkStreamId: string,
  given: string | undefined,
): EntityInformation {
  if (!given) throw new Refusal(400, "The body is missing.");
  const body = parse(given);
  if (body === undefined) throw new Refusal(400, "The body is not JSON.");
  if (!isObject(body)) throw new Refusal(400, "The body must be an object with the fields of the record.");
  const faults: string[] = [];
  checkId(faults, "organizationId", organizationId);
  checkId(faults, "liveWorkStreamId", liveWorkStreamId);
  checkName(faults, "EntityLogicalName", body.EntityLogicalName, "incident");
  checkName(faults, "EntitySetName", body.EntitySetName, "incidents");
  checkId(faults, "RecordId", body.RecordId);
  const relationship = body.RelationshipNameWithLiveWorkItem;
  checkName(faults, "RelationshipNameWithLiveWorkItem", relationship, "incident_msdyn_ocliveworkitems");
  const details = body.RecordDetails;
  if (details !== undefined && details !== null && !isObject(details)) {
    faults.push("RecordDetails must be an object, such as the body of the trigger.");
  }
  refuse(faults);
  return body as unknown as EntityInformation;
}
