import { asArray, asObject, asText, type JsonObject } from "../input/jsonValue";

/** What a policy template takes. */
export interface Template {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** Whether it has a policySection. */
  readonly section?: readonly string[];
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

const sides = ["Request", "Response"];
const exists = { existsAction: ["override", "skip", "append"] };
const anySub = ["propertySubPath"];

/** The policy templates by lower-case id, with the names of their parameters (docs: policy templates). */
export const templates: Readonly<Record<string, Template>> = {
  dynamichosturl: { required: ["urlTemplate"] },
  routerequesttoendpoint: {
    required: ["newPath"],
    optional: ["httpMethod"],
    values: { httpMethod: ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "@Request.OriginalHTTPMethod"] },
  },
  setheader: {
    required: ["name", "value"],
    optional: ["existsAction"],
    section: [...sides, "Failure"],
    values: exists,
  },
  setqueryparameter: { required: ["name", "value"], optional: ["existsAction"], values: exists },
  setproperty: {
    required: ["newPropertyParentPathTemplate", "newPropertySubPathTemplate", "propertyValuePathTemplate"],
    section: sides,
  },
  setvaluefromurl: {
    required: ["parameterTemplate", "parameterValueUrl", "parameterValuePathTemplate"],
    optional: ["httpMethod"],
    section: sides,
    values: { httpMethod: ["GET", "POST", "PUT"] },
  },
  updatenextlink: { required: ["nextLinkPropertyName"], optional: ["nextLinkParentPropertyPath"] },
  convertarraytoobject: {
    required: ["propertyParentPath", "keyWithinCollectionPath", "newPropertyPath"],
    optional: [...anySub, "retainKey"],
    section: sides,
  },
  convertobjecttoarray: {
    required: ["propertyParentPath", "newPropertyPath"],
    optional: [...anySub, "keyName", "valueName"],
    section: sides,
  },
  encodepropertyvalue: { required: ["propertyParentPath", "newPropertyPath"], optional: anySub, section: sides },
  stringreplace: {
    required: ["propertyParentPath", "sourceString", "replacementString", "newPropertyPath"],
    optional: anySub,
    section: sides,
  },
  stringtoarray: {
    required: ["propertyParentPath", "delimiterList", "childPropertyName", "newPropertyPath"],
    optional: anySub,
    section: sides,
  },
  pollingtrigger: { required: ["triggerConfig", "triggerDataPath"] },
};

/** What the names of the parameters of a template start with. */
export const parameterPrefix = "x-ms-apimTemplateParameter.";
/** The parameter that lists the operations of a policy. */
export const operationKey = "x-ms-apimTemplate-operationName";
/** The parameter that says when a policy runs. */
export const sectionKey = "x-ms-apimTemplate-policySection";

/** The template of an id, in any capitals; undefined when there is none. */
export const templateOf = (id: string | undefined): Template | undefined => {
  const key = id?.toLowerCase() ?? "";
  return Object.hasOwn(templates, key) ? templates[key] : undefined;
};

/** Templates that put another answer in the place of the one that the definition describes. */
const reshaping = [
  "routerequesttoendpoint",
  "setproperty",
  "setvaluefromurl",
  "convertarraytoobject",
  "convertobjecttoarray",
  "encodepropertyvalue",
  "stringreplace",
  "stringtoarray",
];

/** Whether a policy may change what an operation answers, so that the definition does not tell it. */
export function changesAnswer(policy: JsonObject, operationId: string): boolean {
  const parameters = asObject(policy.parameters);
  const operations = asArray(parameters[operationKey]);
  return (
    reshaping.includes(asText(policy.templateId)?.toLowerCase() ?? "") &&
    (operations.length === 0 || operations.includes(operationId)) &&
    asText(parameters[sectionKey])?.toLowerCase() !== "request"
  );
}
