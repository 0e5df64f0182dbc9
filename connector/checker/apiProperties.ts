import { asArray, asObject, At, isObject, type JsonObject } from "./json";

/** One policy of `apiProperties.json`. */
export interface Policy {
  readonly value: JsonObject;
  readonly at: At;
}

/** What the rules need of a connector's `apiProperties.json`. */
export interface ApiProperties {
  readonly path: string;
  readonly root: JsonObject;
  readonly properties: JsonObject;
  /** Where {@link properties} stands. */
  readonly at: At;
  readonly connectionParameters: JsonObject;
  readonly policies: readonly Policy[];
}

/** Takes a parsed `apiProperties.json` apart. */
export function readApiProperties(path: string, root: JsonObject): ApiProperties {
  const properties = asObject(root.properties);
  const at = At.root.to("properties");
  return {
    path,
    root,
    properties,
    at,
    connectionParameters: asObject(properties.connectionParameters),
    policies: asArray(properties.policyTemplateInstances).flatMap((value, index) =>
      isObject(value) ? [{ value, at: at.to("policyTemplateInstances", index) }] : [],
    ),
  };
}
