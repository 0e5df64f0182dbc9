import { DataverseError, type DataverseClient } from "../client/dataverseClient";
import { messageOf } from "../state/messageOf";

/** How the host rejects: the error's code as a number, its message, and the body as it came. */
interface HostError {
  errorCode: number;
  message: string;
  raw: string;
}

const toHostError = (error: unknown): HostError =>
  error instanceof DataverseError
    ? { errorCode: error.code, message: error.message, raw: error.raw }
    : { errorCode: 0, message: messageOf(error), raw: "" };

const hostRejection = async <Result>(call: Promise<Result>): Promise<Result> => {
  try {
    return await call;
  } catch (error) {
    // The real host rejects with a plain object, not with an Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw toHostError(error);
  }
};

/**
 * `context.webAPI`: five methods and nothing else. No header or ETag can be given, counts are dropped, and the promise
 * is rejected with the code and message of Dataverse's error.
 */
export function createWebApi(dataverse: DataverseClient): ComponentFramework.WebApi {
  const reference = (entityType: string, id: string): ComponentFramework.LookupValue => ({ id, entityType });
  return {
    createRecord: (entityType, data) =>
      hostRejection(dataverse.create(entityType, data).then((id) => reference(entityType, id))),
    updateRecord: (entityType, id, data) =>
      hostRejection(dataverse.update(entityType, id, data).then(() => reference(entityType, id))),
    deleteRecord: (entityType, id) =>
      hostRejection(dataverse.delete(entityType, id).then(() => reference(entityType, id))),
    retrieveRecord: (entityType, id, options) => hostRejection(dataverse.retrieve(entityType, id, options)),
    retrieveMultipleRecords: (entityType, options, maxPageSize) =>
      hostRejection(
        dataverse.retrieveMultiple(entityType, options, maxPageSize).then(
          // The typings promise a string, yet the host leaves it out on the last page.
          ({ rows, nextLink }) =>
            (nextLink === undefined
              ? { entities: rows }
              : { entities: rows, nextLink }) as ComponentFramework.WebApi.RetrieveMultipleResponse,
        ),
      ),
  };
}
