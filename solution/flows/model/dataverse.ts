import type { Operation } from "./surroundings";

/** The api of the standard connector for Dataverse. */
export const dataverseApi = "shared_commondataserviceforapps";

const operation = (
  required: readonly string[],
  optional: readonly string[] = [],
  prefixes: readonly string[] = [],
) => ({
  required: new Set(required),
  parameters: new Set([...required, ...optional]),
  prefixes,
});

const item = ["item/"];
const wide = ["x-ms-odata-metadata-full", "x-ms-odata-metadata-minimal", "partitionId"];
const query = ["$select", "$filter", "$orderby", "$expand", "fetchXml", "$top", "$skiptoken", ...wide];

const record = (required: readonly string[], optional: readonly string[] = [], prefixes: readonly string[] = []) =>
  operation(["entityName", ...required], [...optional, ...wide], prefixes);

/** Operations that also stand in another environment, as `…WithOrganization`, with its address. */
const withOrganization: Readonly<Record<string, ReturnType<typeof operation>>> = {
  AssociateEntities: record(["recordId", "associationEntityRelationship"], ["item"], item),
  CreateRecord: record([], ["item"], item),
  DeleteRecord: record(["recordId"]),
  DisassociateEntities: record(["recordId", "associationEntityRelationship"], ["$id"], item),
  GetEntityFileImageFieldContent: record(["recordId", "fileImageFieldName"], ["size"]),
  GetItem: record(["recordId"], ["$select", "$expand"]),
  ListRecords: record([], query),
  PerformBoundAction: record(["actionName", "recordId"], ["item"], item),
  PerformUnboundAction: operation(["actionName"], ["item", ...wide], item),
  UpdateEntityFileImageFieldContent: record(["recordId", "fileImageFieldName", "item"], ["x-ms-file-name"]),
  UpdateOnlyRecord: record(["recordId"], ["item"], item),
  UpdateRecord: record(["recordId"], ["item"], item),
};

const subscription = ["message", "entityname", "scope"].map((name) => `subscriptionRequest/${name}`);
const furtherOfSubscription = ["name", "filteringattributes", "filterexpression", "postponeuntil", "runas", "url"].map(
  (name) => `subscriptionRequest/${name}`,
);

/**
 * Operations of the Dataverse connector as flows call them
 * (https://learn.microsoft.com/connectors/commondataserviceforapps). More exist: one that is not here is only judged when
 * it is a misspelling of one that is.
 */
export const dataverseOperations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ...Object.entries(withOrganization).flatMap(([name, one]): [string, Operation][] => [
    [name, one],
    [
      `${name}WithOrganization`,
      {
        ...one,
        required: new Set(["organization", ...one.required]),
        parameters: new Set(["organization", ...one.parameters]),
      },
    ],
  ]),
  ["SubscribeWebhookTrigger", operation(subscription, furtherOfSubscription)],
  ["SubscribeWebhookTriggerWithOrganization", operation(["organization", ...subscription], furtherOfSubscription)],
  ["BusinessEventsTrigger", operation(["catalog", "category"], [], ["subscriptionRequest/"])],
  ["GetRelevantRows", operation(["searchquery"], [], [""])],
]);

/** The codes of a trigger's subscription (CallbackRegistration table reference), with the numbers that each may be. */
export const subscriptionCodes: Readonly<Record<string, readonly [least: number, most: number, meaning: string]>> = {
  "subscriptionRequest/message": [1, 7, "1 added, 2 deleted, 3 modified, 4 to 7 combinations of them"],
  "subscriptionRequest/scope": [1, 4, "1 user, 2 business unit, 3 with child business units, 4 organization"],
  "subscriptionRequest/runas": [1, 3, "1 modifying user, 2 row owner, 3 flow owner"],
};

/** The messages that tell of added, and of modified rows. */
export const messagesOf = { added: [1, 4, 5, 7], modified: [3, 4, 6, 7] } as const;
