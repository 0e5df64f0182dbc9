import type { Dataverse, RequestOptions } from "../environment";
import { invalidPayload } from "../errors";
import { parseResource } from "../query/parse";

/**
 * The action CloseIncident: resolves a case with a status reason.
 *
 * @param body { IncidentResolution: { "incidentid@odata.bind" }, Status }; -1 takes the default reason
 * @throws RequestError 400 for a body of another form or a reason that does not mean resolved
 */
export function closeIncident(dataverse: Dataverse, body: unknown, options: RequestOptions): void {
  const { IncidentResolution: resolution, Status: status } = (body ?? {}) as {
    IncidentResolution?: Record<string, unknown>;
    Status?: unknown;
  };
  const bind = resolution?.["incidentid@odata.bind"];
  const segment = typeof bind === "string" ? parseResource(bind)[0] : undefined;
  if (segment?.name !== "incidents" || segment.key?.value.type !== "guid" || typeof status !== "number") {
    throw invalidPayload(
      "CloseIncident needs IncidentResolution with incidentid@odata.bind, such as /incidents(id), and Status, a number.",
    );
  }
  dataverse.update(
    "incident",
    segment.key.value.value,
    { statecode: 1, ...(status !== -1 && { statuscode: status }) },
    { ...options, message: "CloseIncidentRequest" },
  );
}
