import type { RoutedTable, Route } from "../file/routing";
import { parameterOf, type Variable } from "../variables";
import { type ConnectionReference, dataverse } from "./connections";
import { call, type Step } from "./step";
import { valueOf } from "./texts";

/** What a flow is made with. */
export interface Plan {
  readonly table: RoutedTable;
  readonly route: Route;
  readonly connector: ConnectionReference;
  /** Read by flows through the connector. */
  readonly organization: Variable | undefined;
  readonly workStream: Variable | undefined;
  readonly way: Variable | undefined;
}

/** A step of a name that depends on the way. */
export interface NamedStep {
  readonly name: string;
  readonly step: Step;
}

/**
 * The step that looks for a queue item of the row that has a work stream: such a row went through unified routing, and is not
 * routed again.
 *
 * @param id expression of the row's id
 */
export const findQueueItem = (id: string): Step =>
  call({
    connection: dataverse,
    operationId: "ListRecords",
    parameters: {
      entityName: "queueitems",
      $select: "queueitemid",
      $filter: `_objectid_value eq @{${id}} and _msdyn_liveworkstreamid_value ne null`,
      $top: 1,
    },
    description: "A queue item with a work stream tells that the row was routed before, by whatever way.",
  });

const required = (variable: Variable | undefined): string => {
  if (!variable) throw new Error("A flow through the connector needs the variables of organization and work stream.");
  return `@${valueOf(parameterOf(variable))}`;
};

/**
 * The step that hands a row over to unified routing.
 *
 * @param id expression of the row's id
 * @param details expression of the row itself, where the flow has it
 */
export function handOver({ table, route, connector, organization, workStream }: Plan, id: string, details?: string) {
  const step: NamedStep =
    route.way === "action"
      ? {
          name: "Apply_the_routing_rules",
          step: call({
            connection: dataverse,
            operationId: "PerformUnboundAction",
            parameters: {
              actionName: "msdyn_ApplyRoutingRuleEntityRecord",
              "item/Target": `${table.entitySet}(@{${id}})`,
            },
            description:
              "Dataverse's own action, which answers 204. The list of the designer may not have its name: it is typed as a custom value.",
          }),
        }
      : {
          name: "Send_entity_information",
          step: call({
            connection: connector,
            operationId: "SendEntityInformation",
            parameters: {
              organizationId: required(organization),
              liveWorkStreamId: required(workStream),
              "body/EntityLogicalName": table.table,
              "body/EntitySetName": table.entitySet,
              "body/RecordId": `@${id}`,
              "body/RelationshipNameWithLiveWorkItem": table.relationship,
              ...(details === undefined ? {} : { "body/RecordDetails": `@${details}` }),
            },
            description:
              "Our connector checks every input, routes the row, and answers 202. Pauses grow after 429 and 5xx.",
            isSecured: details !== undefined,
          }),
        };
  return step;
}
