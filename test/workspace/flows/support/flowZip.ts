import { solutionZip } from "../../server/support/solutionZip";

/** A flow as a test writes it: its trigger and its actions. */
export interface TestFlow {
  readonly id: string;
  readonly name?: string;
  readonly trigger?: object;
  readonly actions: object;
  readonly parameters?: object;
  readonly references?: object;
}

/** A trigger on the rows of a table. @param rest parameters of the subscription, and `more` beside them */
export const onRows = (message: number, entityname: string, rest: Record<string, unknown> = {}, more: object = {}) => ({
  type: "OpenApiConnectionWebhook",
  inputs: {
    host: { connectionName: "dataverse", operationId: "SubscribeWebhookTrigger", apiId: "" },
    parameters: Object.fromEntries(
      Object.entries({ message, entityname, scope: 4, ...rest }).map(([name, value]) => [`subscriptionRequest/${name}`, value]),
    ),
  },
  ...more,
}); // prettier-ignore

/** A step of the connector Microsoft Dataverse. */
export const dataverseStep = (operationId: string, parameters: object, more: object = {}) => ({
  type: "OpenApiConnection",
  inputs: { host: { connectionName: "dataverse", operationId, apiId: "" }, parameters, retryPolicy: { type: "none" } },
  ...more,
});

const usualReferences = {
  dataverse: {
    connection: { connectionReferenceLogicalName: "test_dataverse" },
    api: { name: "shared_commondataserviceforapps" },
  },
};

const variable = (
  schemaName: string,
  defaultValue: string,
) => `<environmentvariabledefinition schemaname="${schemaName}">
  <defaultvalue>${defaultValue}</defaultvalue><description default="Of a test" /><displayname default="${schemaName}" />
  <isrequired>0</isrequired><type>100000000</type></environmentvariabledefinition>`;

/** A solution of cloud flows, with one connection reference and two environment variables, one without a value. */
export function flowZip(flows: readonly TestFlow[]): Uint8Array {
  const workflows = flows.map(
    ({ id, name = id }) => `<Workflow WorkflowId="{${id.toUpperCase()}}" Name="${name}">
      <JsonFileName>/Workflows/${id}.json</JsonFileName><Category>5</Category></Workflow>`,
  );
  const customizations = `<ImportExportXml><Workflows>${workflows.join("")}</Workflows>
    <connectionreferences><connectionreference connectionreferencelogicalname="test_dataverse">
      <connectionreferencedisplayname>Dataverse</connectionreferencedisplayname>
      <connectorid>/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps</connectorid>
    </connectionreference></connectionreferences></ImportExportXml>`;
  const json = ({ trigger = onRows(1, "incident"), actions, parameters = {}, references = usualReferences }: TestFlow) => ({
    properties: {
      connectionReferences: references,
      definition: { parameters, triggers: { When: trigger }, actions },
    },
  }); // prettier-ignore
  return solutionZip({
    "customizations.xml": customizations,
    "environmentvariabledefinitions/test_Default/environmentvariabledefinition.xml": variable("test_Default", "seven"),
    "environmentvariabledefinitions/test_None/environmentvariabledefinition.xml": variable("test_None", ""),
    ...Object.fromEntries(flows.map((flow) => [`Workflows/${flow.id}.json`, JSON.stringify(json(flow))])),
  });
}
