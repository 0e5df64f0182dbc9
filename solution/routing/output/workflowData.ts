import type { Route, RoutedTable } from "../file/routing";
import { purpose } from "../words";
import { xmlText } from "./xmlText";

/** The path of a flow's JSON within the solution: its name without all but letters, digits and dashes, and its id. */
export const flowPath = ({ flow, id }: Route): string =>
  `Workflows/${flow.replace(/[^A-Za-z0-9-]/g, "")}-${id.toUpperCase()}.json`;

/** The data file of a flow, with the elements and in the order of every exported one. */
export function workflowData(table: RoutedTable, route: Route): string {
  const name = xmlText(route.flow);
  return `<?xml version="1.0" encoding="utf-8"?>
<Workflow WorkflowId="{${route.id}}" Name="${name}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <JsonFileName>/${flowPath(route)}</JsonFileName>
  <Type>1</Type>
  <Subprocess>0</Subprocess>
  <Category>5</Category>
  <Mode>0</Mode>
  <Scope>4</Scope>
  <OnDemand>0</OnDemand>
  <TriggerOnCreate>0</TriggerOnCreate>
  <TriggerOnDelete>0</TriggerOnDelete>
  <AsyncAutodelete>0</AsyncAutodelete>
  <SyncWorkflowLogOnFailure>0</SyncWorkflowLogOnFailure>
  <!-- Off: the administrator turns it on once the connections and the environment variables are set. -->
  <StateCode>0</StateCode>
  <StatusCode>1</StatusCode>
  <RunAs>1</RunAs>
  <IsTransacted>1</IsTransacted>
  <IntroducedVersion>${route.introduced}</IntroducedVersion>
  <IsCustomizable>1</IsCustomizable>
  <BusinessProcessType>0</BusinessProcessType>
  <IsCustomProcessingStepAllowedForOtherPublishers>1</IsCustomProcessingStepAllowedForOtherPublishers>
  <ModernFlowType>0</ModernFlowType>
  <PrimaryEntity>none</PrimaryEntity>
  <LocalizedNames>
    <LocalizedName languagecode="1033" description="${name}" />
  </LocalizedNames>
  <Descriptions>
    <Description languagecode="1033" description="${xmlText(purpose(table, route))}" />
  </Descriptions>
</Workflow>
`;
}
