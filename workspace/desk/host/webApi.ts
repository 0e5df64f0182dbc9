import type { DataverseClient, Row } from "../client/dataverseClient";
import type { HostTraits } from "../state/hostTraits";
import { hostRejection } from "./rejection";

const navigationAnnotation = "@Microsoft.Dynamics.CRM.associatednavigationproperty";

/** A row without the names by which its lookups are bound, those of the rows that it holds included. */
function withoutNavigation(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNavigation);
  if (typeof value !== "object" || value === null) return value;
  const told = Object.entries(value).filter(([key]) => !key.endsWith(navigationAnnotation));
  return Object.fromEntries(told.map(([key, held]) => [key, withoutNavigation(held)]));
}

/**
 * `context.webAPI`: five methods and nothing else. No header or ETag can be given, counts are dropped, and the promise
 * is rejected with the code and message of Dataverse's error.
 */
export function createWebApi(dataverse: DataverseClient, traits: HostTraits): ComponentFramework.WebApi {
  const reference = (entityType: string, id: string): ComponentFramework.LookupValue => ({ id, entityType });
  const answer = <Result>(call: Promise<Result>) => hostRejection(traits, call);
  // On a last page the typings promise a string; a host was seen to give an empty one, others leave it out.
  const lastPage = traits.lastPage === "empty" ? { nextLink: "" } : {};
  const row = (given: Row) => (traits.lookupNavigation === "told" ? given : (withoutNavigation(given) as Row));
  return {
    createRecord: (entityType, data) =>
      answer(dataverse.create(entityType, data).then((id) => reference(entityType, id))),
    updateRecord: (entityType, id, data) =>
      answer(dataverse.update(entityType, id, data).then(() => reference(entityType, id))),
    deleteRecord: (entityType, id) => answer(dataverse.delete(entityType, id).then(() => reference(entityType, id))),
    retrieveRecord: (entityType, id, options) => answer(dataverse.retrieve(entityType, id, options).then(row)),
    retrieveMultipleRecords: (entityType, options, maxPageSize) =>
      answer(
        dataverse.retrieveMultiple(entityType, options, maxPageSize).then(
          ({ rows, nextLink }) =>
            ({
              entities: rows.map(row),
              ...(nextLink === undefined ? lastPage : { nextLink }),
            }) as ComponentFramework.WebApi.RetrieveMultipleResponse,
        ),
      ),
  };
}
