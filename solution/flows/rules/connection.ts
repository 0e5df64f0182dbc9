import { asObject, asText } from "../../../connector/checker/input/jsonValue";
import { apiPath, connectionNameOf, connectionOfStep, connectionsOf } from "../model/connection";
import { dataverseApi } from "../model/dataverse";
import { propertiesAt } from "../model/flow";
import { hintFor } from "./hint";
import type { RuleGroup } from "./rule";

const host = "/properties/definition/actions/Update_case/inputs/host";
const api = `/properties/connectionReferences/${dataverseApi}`;
const references = propertiesAt.to("connectionReferences");

/** Connections and connection references. */
export const connection: RuleGroup = {
  title: "Connections",
  rules: [
    {
      id: "connection-known",
      severity: "error",
      demand: "The connections that steps name are declared in connectionReferences.",
      why: "The flow cannot be turned on.",
      source: "SOL",
      example: { at: `${host}/connectionName`, good: dataverseApi, bad: "shared_dataverse" },
      check: (flow, report) => {
        const names = connectionsOf(flow).map(({ key }) => key);
        for (const step of flow.steps) {
          const name = connectionNameOf(step);
          if (name !== undefined && !names.includes(name)) {
            const hint = hintFor(name, names);
            report(
              { at: step.at.to("inputs", "host") },
              `"${step.name}" uses the connection "${name}", which connectionReferences does not name.${hint}`,
            );
          }
        }
      },
    },
    {
      id: "connection-used",
      severity: "warning",
      demand: "A declared connection is used by a step.",
      why: "An importer is asked for a connection, and a license, that nothing needs.",
      source: "GUI",
      example: {
        at: "/properties/connectionReferences/shared_office365",
        bad: { api: { name: "shared_office365" }, connection: { connectionReferenceLogicalName: "smp_mail" } },
      },
      check: (flow, report) => {
        const used = new Set(flow.steps.map(connectionNameOf));
        // Some steps find their connection while they run.
        for (const [, key] of JSON.stringify(flow.definition).matchAll(/'(?=([^']+)')/g)) {
          used.add(key);
        }
        for (const { key } of connectionsOf(flow)) {
          if (!used.has(key)) {
            report({ at: references.to(key) }, `No step uses the connection "${key}".`);
          }
        }
      },
    },
    {
      id: "api-id",
      severity: "error",
      demand: "apiId of a step is that of the API of its connection; for a custom connector it may be empty.",
      why: "The step would look for its operation in another connector.",
      source: "SOL",
      example: { at: `${host}/apiId`, good: `${apiPath}${dataverseApi}`, bad: `${apiPath}shared_office365` },
      check: (flow, report) => {
        for (const step of flow.steps) {
          const known = connectionOfStep(flow, step);
          const apiId = asObject(step.inputs.host).apiId;
          // The models of AI Builder are called through Dataverse, by an id of their own.
          const isModel = asText(apiId)?.endsWith("/operationGroups/aibuilder");
          if (!known?.apiName || apiId === undefined || isModel || (apiId === "" && known.logicalName !== undefined)) {
            continue;
          }
          // What an export of a custom connector ends with is of the environment that it came from.
          const isCustom = known.logicalName !== undefined;
          const wanted = `${apiPath}${known.apiName}`;
          const isRight = isCustom
            ? asText(apiId)?.startsWith(apiPath)
            : asText(apiId)?.toLowerCase() === wanted.toLowerCase();
          if (!isRight) {
            const place = step.at.to("inputs", "host", "apiId");
            report(
              { at: place },
              `apiId of "${step.name}" is ${JSON.stringify(apiId)}; its connection "${known.key}" is of ${wanted}.`,
            );
          }
        }
      },
    },
    {
      id: "connection-reference-none",
      severity: "warning",
      demand: "A connection of a solution's flow names a connection reference.",
      why: "The importer is not asked for the connection, and the flow stays off until somebody edits it.",
      source: "SOL",
      example: { at: `${api}/connection`, good: { connectionReferenceLogicalName: "smp_dataverse" }, bad: {} },
      check: (flow, report, { isInSolution, isWhole }) => {
        for (const { key, referenceName } of connectionsOf(flow)) {
          if (isInSolution && !isWhole && referenceName === undefined) {
            const message = `The connection "${key}" names no connection reference: connection.connectionReferenceLogicalName is missing.`;
            report({ at: references.to(key) }, message);
          }
        }
      },
    },
    {
      id: "connection-reference-missing",
      severity: "error",
      demand:
        "The connection references of a flow are defined in a solution (checked where all solutions are at hand).",
      why: "The import refuses the solution, or leaves the flow off.",
      source: "SOL",
      example: { at: `${api}/connection/connectionReferenceLogicalName`, good: "smp_dataverse", bad: "smp_other" },
      check: (flow, report, { isWhole, connectionReferences }) => {
        for (const { key, referenceName } of connectionsOf(flow)) {
          if (isWhole && !connectionReferences.has(referenceName ?? "")) {
            report(
              { at: references.to(key) },
              `"${key}" uses the connection reference "${referenceName ?? ""}", which no solution defines.`,
            );
          }
        }
      },
    },
    {
      id: "connection-reference-elsewhere",
      severity: "warning",
      demand: "The connection references of a solution's flow are defined in that solution.",
      why: "The import needs another solution first, or a connection reference of the same name.",
      source: "SOL",
      example: { at: `${api}/connection/connectionReferenceLogicalName`, good: "smp_dataverse", bad: "smp_other" },
      check: (flow, report, { isInSolution, isWhole, connectionReferences }) => {
        for (const { key, referenceName } of connectionsOf(flow)) {
          if (isInSolution && !isWhole && referenceName !== undefined && !connectionReferences.has(referenceName)) {
            report(
              { at: references.to(key) },
              `The connection reference "${referenceName}" is in no solution at hand.`,
            );
          }
        }
      },
    },
    {
      id: "connection-reference-api",
      severity: "error",
      demand: "A connection reference leads to the connector that the flow names.",
      why: "The flow cannot be turned on: its connection would be one of another connector.",
      source: "SOL",
      example: { at: `${api}/api/name`, good: dataverseApi, bad: "shared_office365" },
      check: (flow, report, { isWhole, connectionReferences }) => {
        for (const { key, apiName, logicalName, referenceName } of connectionsOf(flow)) {
          const reference = connectionReferences.get(referenceName ?? "");
          if (!reference || apiName === undefined) {
            continue;
          }
          // What the name of a custom connector ends with is of the environment that an export came from.
          const isSame = `${apiPath}${apiName}`.toLowerCase() === reference.connectorId.toLowerCase();
          if (!isSame && (isWhole || logicalName === undefined)) {
            report(
              { at: references.to(key, "api") },
              `"${key}" uses the API "${apiName}", its connection reference ${reference.connectorId}.`,
            );
          }
          const { connectorName } = reference;
          if (connectorName !== undefined && connectorName !== (logicalName ?? "")) {
            report(
              { at: references.to(key, "api") },
              `"${key}" names the connector "${logicalName ?? ""}", its connection reference "${connectorName}".`,
            );
          }
        }
      },
    },
  ],
};
