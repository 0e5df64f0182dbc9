import { At } from "../input/jsonPointer";
import { asArray, asObject, isObject, type Json, type JsonObject } from "../input/jsonValue";
import type { Node } from "./nodes";

/** What a connection asks for. */
export interface ConnectionParameter extends Node {
  readonly name: string;
}

/** What the rules need of a connector's `apiProperties.json`. */
export interface ApiProperties {
  /** The parsed file, of whatever type. */
  readonly document: Json;
  readonly properties: JsonObject;
  /** Where {@link properties} stands. */
  readonly at: At;
  /** The connection parameters, those of every set among them. */
  readonly connectionParameters: readonly ConnectionParameter[];
  readonly policies: readonly Node[];
}

function parametersIn(parameters: unknown, at: At): ConnectionParameter[] {
  return Object.entries(asObject(parameters)).flatMap(([name, value]) =>
    isObject(value) ? [{ name, value, at: at.to(name) }] : [],
  );
}

/** Takes a parsed `apiProperties.json` apart. */
export function readApiProperties(document: Json): ApiProperties {
  const properties = asObject(asObject(document).properties);
  const at = At.root.to("properties");
  const sets = asArray(asObject(properties.connectionParameterSets).values);
  return {
    document,
    properties,
    at,
    connectionParameters: [
      ...parametersIn(properties.connectionParameters, at.to("connectionParameters")),
      ...sets.flatMap((set, index) =>
        parametersIn(asObject(set).parameters, at.to("connectionParameterSets", "values", index, "parameters")),
      ),
    ],
    policies: asArray(properties.policyTemplateInstances).flatMap((value, index) =>
      isObject(value) ? [{ value, at: at.to("policyTemplateInstances", index) }] : [],
    ),
  };
}
