import { RequestError } from "../http";

/** The codes of the platform that this environment uses. */
export const code = {
  invalidArgument: "0x80040203",
  recordDoesNotExist: "0x80040217",
  privilegeDenied: "0x80040220",
  duplicateKey: "0x80040237",
  refusedByPlugIn: "0x80040265",
  duplicateRecord: "0x80040333",
  columnNotCreatable: "0x8004f502",
  columnNotUpdatable: "0x8004f507",
  choiceOutOfRange: "0x8004431a",
  wholeNumberOutOfRange: "0x8004432f",
  valueOutOfRange: "0x80044330",
  tooLong: "0x80044331",
  invalidStatus: "0x80048408",
  invalidPayload: "0x80048d19",
  versionMismatch: "0x80060882",
  invalidQuery: "0x80060888",
  resourceNotFound: "0x8006088a",
  notImplemented: "0x80040224",
} as const;

export const invalidQuery = (message: string): RequestError => new RequestError(400, code.invalidQuery, message);

export const unknownProperty = (property: string, table: string): RequestError =>
  invalidQuery(`Could not find a property named '${property}' on type 'Microsoft.Dynamics.CRM.${table}'.`);

export const invalidPayload = (message: string): RequestError =>
  new RequestError(400, code.invalidPayload, `Error identified in Payload provided by the user: ${message}`);

export const resourceNotFound = (segment: string): RequestError =>
  new RequestError(404, code.resourceNotFound, `Resource not found for the segment '${segment}'.`);

export const recordDoesNotExist = (schemaName: string, id: string): RequestError =>
  new RequestError(404, code.recordDoesNotExist, `Entity '${schemaName}' With Id = ${id} Does Not Exist`);

/** For what Dataverse does and this environment does not. */
export const notImplemented = (what: string): RequestError =>
  new RequestError(501, code.notImplemented, `The local workspace does not support ${what}.`);
