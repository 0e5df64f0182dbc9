import { RequestError } from "../../http";
import type { Dataverse, RequestOptions } from "../environment";
import { code, invalidPayload, recordDoesNotExist } from "../errors";
import { parseQuery, parseResource } from "../query/parse";
import type { Table } from "../schema";

/**
 * How the action takes its parameter Target: as an object with the type and the id, as entities are passed to actions, or
 * as a text such as incidents(id), as its own documentation has it. Which of them is true is not known.
 */
export type RoutingTarget = "object" | "text";

/** The record that the parameter names. @throws RequestError 400 for a body of another form */
function targetOf(dataverse: Dataverse, body: unknown, form: RoutingTarget): { table: Table; id: string } {
  const { Target: target } = (body ?? {}) as { Target?: unknown };
  if (target === undefined) throw invalidPayload("The parameter Target of the action is missing.");
  if (form === "text") {
    if (typeof target !== "string") {
      throw invalidPayload("An unexpected 'StartObject' node was found. A 'PrimitiveValue' node was expected.");
    }
    const [segment] = parseResource(target);
    if (segment?.key?.value.type !== "guid") throw invalidPayload("Target names no record, such as incidents(id).");
    return { table: dataverse.schema.tableOfSet(segment.name), id: segment.key.value.value };
  }
  if (typeof target !== "object" || target === null) {
    throw invalidPayload("An unexpected 'PrimitiveValue' node was found. A 'StartObject' node was expected.");
  }
  const { "@odata.type": type, ...columns } = target as Record<string, unknown>;
  const name = typeof type === "string" ? /^#?Microsoft\.Dynamics\.CRM\.(\w+)$/.exec(type)?.[1] : undefined;
  const table = name === undefined ? undefined : dataverse.schema.find(name);
  const id = table && columns[table.primaryId];
  if (!table || typeof id !== "string") {
    throw invalidPayload("Target needs the @odata.type of a table, and the id of a record.");
  }
  return { table, id };
}

/**
 * The action msdyn_ApplyRoutingRuleEntityRecord: puts a record into the default queue of the first work stream that takes
 * records, which stands for the intake rules. A record that is routed again keeps its queue item.
 *
 * @param body { Target }
 * @param form how Target is taken
 * @throws RequestError 400 for a body of another form or a table whose records cannot be routed, 403 without the right to
 *   write the record, 404 for a record that is not there
 */
export function applyRoutingRule(
  dataverse: Dataverse,
  body: unknown,
  form: RoutingTarget,
  options: RequestOptions,
): void {
  const { table, id } = targetOf(dataverse, body, form);
  const { logicalName, definition } = table;
  if (!dataverse.exists(logicalName, id)) throw recordDoesNotExist(definition.schemaName, id);
  dataverse.requirePrivilege(logicalName, "Write", options);
  const [navigation] =
    [...dataverse.schema.table("queueitem").singles].find(
      ([, { column, target }]) => column === "objectid" && target.table === logicalName,
    ) ?? [];
  if (!navigation) {
    throw new RequestError(400, code.invalidArgument, `The table ${logicalName} is not enabled for queues.`);
  }

  const streams = parseQuery(
    "$select=msdyn_name&$filter=statecode eq 0 and msdyn_streamsource eq 192350000 and _msdyn_defaultqueue_value ne null" +
      "&$expand=msdyn_defaultqueue($select=queueid)&$orderby=msdyn_name&$top=1",
  );
  const [stream] = dataverse.retrieveMultiple("msdyn_liveworkstream", streams).entities;
  // Without an intake rule that fits nothing happens, and nothing is said.
  if (!stream) return;
  const { queueid } = stream.msdyn_defaultqueue as { queueid: string };
  const { primaryName } = definition;
  const record = dataverse.retrieve(logicalName, id, { select: [primaryName] });
  const values = {
    title: record[primaryName],
    enteredon: dataverse.now().toISOString(),
    "queueid@odata.bind": `/queues(${queueid})`,
    "msdyn_liveworkstreamid@odata.bind": `/msdyn_liveworkstreams(${String(stream.msdyn_liveworkstreamid)})`,
  };
  const standing = parseQuery(`$select=queueitemid&$filter=_objectid_value eq ${id}&$top=1`);
  const [item] = dataverse.retrieveMultiple("queueitem", standing).entities;
  if (item) dataverse.update("queueitem", String(item.queueitemid), values);
  else {
    const bind = { [`${navigation}@odata.bind`]: `/${definition.entitySetName}(${id})` };
    dataverse.create("queueitem", { ...values, ...bind });
  }
}
