import type { Surroundings } from "../surroundings";
import type { Connection } from "./step";

const apiPath = "/providers/Microsoft.PowerApps/apis/";

/** The standard connector of Dataverse. */
export const dataverse: Connection = {
  key: "shared_commondataserviceforapps",
  apiId: `${apiPath}shared_commondataserviceforapps`,
};

/** What a solution and its flows know of a connection reference. */
export interface ConnectionReference extends Connection {
  readonly logicalName: string;
  readonly displayName: string;
  readonly connectorId: string;
  readonly apiName: string;
  /** Of a custom connector only. */
  readonly custom?: { readonly id: string; readonly name: string };
}

/** The connection reference to Dataverse. */
export const dataverseReference = ({ prefix }: Surroundings): ConnectionReference => ({
  ...dataverse,
  logicalName: `${prefix}_dataverse`,
  displayName: "Linked Records | Dataverse",
  connectorId: dataverse.apiId,
  apiName: dataverse.key,
});

/**
 * The connection reference to our custom connector. Its API has another name in each environment: here it carries the first 16
 * digits of the connector's id, and the connector's own name and id are what an environment is meant to find it by.
 */
export function connectorReference({ prefix, connector }: Surroundings): ConnectionReference {
  const short = connector.title.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  const digits = connector.id.replaceAll("-", "").slice(0, 16);
  const apiName = `shared_${connector.name.slice(prefix.length + 1)}-5f${digits}`;
  return {
    key: `shared_${short}`,
    apiId: "",
    logicalName: `${prefix}_${short}`,
    displayName: `Linked Records | ${connector.title}`,
    connectorId: `${apiPath}${apiName}`,
    apiName,
    custom: { id: connector.id, name: connector.name },
  };
}
