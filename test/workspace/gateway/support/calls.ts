import { sampleIds } from "../../../../workspace/data";
import { metadataId } from "../../../../workspace/dataverse/metadata/metadataObjects";
import type { ScriptCall } from "../../../../workspace/gateway/scriptCall";

/** The token that the organization accepts. */
export const token = "token-of-adventure-works";

/** The only organization of a workspace. */
export const organizationId = metadataId("organization");

/** What a good call of *Send entity information* says. */
export const information = {
  EntityLogicalName: "incident",
  EntitySetName: "incidents",
  RecordId: sampleIds.caseOpen,
  RelationshipNameWithLiveWorkItem: "incident_msdyn_ocliveworkitems",
  RecordDetails: { title: "Printer jams on tray 2", prioritycode: 1 },
};

/** A call of the script. @param path after the base path @param body JSON, or the text itself */
export function callOf(url: string, method: string, path: string, body?: unknown, bearer = token): ScriptCall {
  return {
    method,
    url: `${url}/entity/${path}`,
    headers: { Authorization: `Bearer ${bearer}` },
    body: typeof body === "string" || body === undefined ? body : JSON.stringify(body),
    operationId: "",
    correlationId: "7a9ab1d3-6f1c-4c26-9d2f-0d6b7f4c6a11",
  };
}

export const incoming = (organization = organizationId, workStream: string = sampleIds.workStreamCases): string =>
  `incoming/${organization}/${workStream}`;

/** A good call of *Send entity information*, with some of its fields changed. */
export const sending = (url: string, change: object = {}, path = incoming()): ScriptCall =>
  callOf(url, "POST", path, { ...information, ...change });
