import type { Answer, OperationCall } from "../engine/ports";
import { asText, FlowError, isObject, type JsonObject } from "../language/values";
import { send, type Caller } from "./request";

/** What is known of a table by the name of its set. */
export interface TableOfSet {
  readonly logicalName: string;
  readonly primaryId: string;
}

/** An operation of the connector is called with these. */
interface Call {
  readonly caller: Caller;
  readonly parameters: JsonObject;
  readonly minimumItemCount: number | undefined;
  /** undefined for a set that there is not. */
  readonly tableOf: (entitySet: string) => TableOfSet | undefined;
}

type Operation = (call: Call) => Promise<Answer>;

const api = "/api/data/v9.2/";
const withAnnotations = { Prefer: 'odata.include-annotations="*"' };

/** A parameter that must be there. @throws FlowError where it is empty */
function required({ parameters }: Call, name: string): string {
  const value = asText(parameters[name]);
  if (value !== "") return value;
  throw new FlowError("MissingParameter", `The parameter ${name} of the operation is empty.`);
}

/** The address of a row. */
const rowPath = (call: Call): string =>
  `${api}${required(call, "entityName")}(${encodeURIComponent(required(call, "recordId"))})`;

/** The parameters whose names begin with `item/`, as the body of a request. */
function itemOf({ parameters }: Call): Record<string, unknown> {
  const whole = isObject(parameters.item) ? parameters.item : {};
  const members = Object.entries(parameters).flatMap(([name, value]): [string, unknown][] => {
    if (!name.startsWith("item/")) return [];
    const member = name.slice("item/".length);
    return [[member, member.endsWith("@odata.bind") && typeof value === "string" ? bound(value) : value]];
  });
  return { ...whole, ...Object.fromEntries(members) };
}

/** The connector takes `contacts(id)` and `/contacts(id)`. */
const bound = (reference: string): string | null =>
  reference === "" ? null : reference.startsWith("/") || reference.startsWith("http") ? reference : `/${reference}`;

/** The query options among the parameters. */
function queryOf({ parameters }: Call, more: Readonly<Record<string, string>> = {}): string {
  const options = Object.entries({ ...parameters, ...more }).filter(
    ([name, value]) => (name.startsWith("$") || name === "fetchXml") && asText(value) !== "",
  );
  if (options.length === 0) return "";
  return `?${options.map(([name, value]) => `${name}=${encodeURIComponent(asText(value))}`).join("&")}`;
}

const reference = /^\/?([a-z_][a-z0-9_]*)\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)$/i;

/** Parameters of an action; a text that names a row, such as incidents(id), is handed on as that row. */
const argumentsOf = (call: Call): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(itemOf(call)).map(([name, value]) => {
      const [, set, id] = typeof value === "string" ? (reference.exec(value) ?? []) : [];
      const table = set === undefined ? undefined : call.tableOf(set);
      const row = table && { "@odata.type": `Microsoft.Dynamics.CRM.${table.logicalName}`, [table.primaryId]: id };
      return [name, row ?? value];
    }),
  );

/** Pages of a list, until there are as many items as the step wants; without a number the first page. */
const listRecords: Operation = async (call) => {
  const { caller, minimumItemCount } = call;
  const set = required(call, "entityName");
  let answer = await send(caller, "GET", `${api}${set}${queryOf(call)}`, { headers: withAnnotations });
  const rows: unknown[] = [];
  for (;;) {
    const body = isObject(answer.body) ? answer.body : {};
    if (answer.statusCode !== 200 || !Array.isArray(body.value)) return answer;
    rows.push(...(body.value as unknown[]));
    const next = body["@odata.nextLink"];
    if (typeof next !== "string" || minimumItemCount === undefined || rows.length >= minimumItemCount) {
      return { ...answer, body: { ...body, value: rows } };
    }
    const { pathname, search } = new URL(next);
    answer = await send(caller, "GET", `${pathname}${search}`, { headers: withAnnotations });
  }
};

const representation = { Prefer: 'return=representation,odata.include-annotations="*"' };

/** The operations of the connector Microsoft Dataverse that the workspace plays, by id. */
const operations: Readonly<Record<string, Operation>> = {
  ListRecords: listRecords,
  GetItem: (call) => send(call.caller, "GET", `${rowPath(call)}${queryOf(call)}`, { headers: withAnnotations }),
  CreateRecord: (call) =>
    send(call.caller, "POST", `${api}${required(call, "entityName")}`, { body: itemOf(call), headers: representation }),
  // Without If-Match a row that is not there is created.
  UpdateRecord: (call) => send(call.caller, "PATCH", rowPath(call), { body: itemOf(call), headers: representation }),
  UpdateOnlyRecord: (call) =>
    send(call.caller, "PATCH", rowPath(call), { body: itemOf(call), headers: { ...representation, "If-Match": "*" } }),
  DeleteRecord: (call) => send(call.caller, "DELETE", rowPath(call)),
  PerformUnboundAction: (call) =>
    send(call.caller, "POST", `${api}${encodeURIComponent(required(call, "actionName"))}`, { body: argumentsOf(call) }),
  PerformBoundAction: (call) =>
    send(call.caller, "POST", `${rowPath(call)}/Microsoft.Dynamics.CRM.${required(call, "actionName")}`, {
      body: argumentsOf(call),
    }),
};

/**
 * Calls an operation of the connector Microsoft Dataverse, by way of the Web API of the workspace. The kinds for another
 * environment (`…WithOrganization`) do the same here: there is one environment only.
 * @throws FlowError for an operation that is not played, and for a parameter that is missing
 */
export function callDataverse(
  { operationId, parameters, minimumItemCount }: OperationCall,
  caller: Caller,
  tableOf: Call["tableOf"],
): Promise<Answer> {
  const id = operationId.replace(/WithOrganization$/, "");
  const operation = Object.hasOwn(operations, id) ? operations[id] : undefined;
  if (!operation) {
    const known = Object.keys(operations).join(", ");
    throw new FlowError(
      "OperationNotFound",
      `The workspace has no operation ${operationId} of the connector Microsoft Dataverse; it has ${known}.`,
    );
  }
  return operation({ caller, parameters, minimumItemCount, tableOf });
}
