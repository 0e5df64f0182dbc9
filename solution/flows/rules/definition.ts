import { At } from "../../../connector/checker/input/jsonPointer";
import { asObject, asText, isObject, typeOf } from "../../../connector/checker/input/jsonValue";
import { dataverseApi } from "../model/dataverse";
import { propertiesAt } from "../model/flow";
import { isComputed } from "../model/way";
import type { RuleGroup } from "./rule";

const schema =
  "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json";

/** The types of a flow's parameters, with the JSON types of their values. */
const parameterTypes: Readonly<Record<string, readonly string[]>> = {
  String: ["string"],
  SecureString: ["string"],
  Int: ["number"],
  Float: ["number"],
  Bool: ["boolean"],
  Array: ["array"],
  Object: ["object"],
  SecureObject: ["object"],
};

const typeNamed = (name: string): readonly string[] | undefined =>
  Object.entries(parameterTypes).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];

const wellKnown = [
  ["$connections", "Object"],
  ["$authentication", "SecureObject"],
] as const;

/** The workflow definition itself. */
export const definition: RuleGroup = {
  title: "The definition",
  rules: [
    {
      id: "flow-members",
      severity: "error",
      demand: "The parts of a flow are objects.",
      why: "The platform refuses the flow, or drops the part.",
      source: "WDL",
      example: { at: "/properties/connectionReferences", good: {}, bad: null },
      check: ({ properties, definition, at }, report) => {
        const parts = [
          ["connectionReferences", properties, propertiesAt] as const,
          ...["parameters", "outputs", "staticResults"].map((name) => [name, definition, at] as const),
        ];
        for (const [name, holder, place] of parts) {
          if (Object.hasOwn(holder, name) && !isObject(holder[name])) {
            report({ at: place.to(name) }, `"${name}" is ${typeOf(holder[name])}; it must be an object.`);
          }
        }
      },
    },
    {
      id: "schema-version",
      severity: "warning",
      demand: "schemaVersion is 1.0.0.0.",
      why: "It says how the file is to be read; every export has it.",
      source: "SOL",
      example: { at: "/schemaVersion", good: "1.0.0.0", bad: "2" },
      check: ({ root }, report) => {
        const { schemaVersion, properties } = asObject(root);
        // Packages of single flows have none.
        if (schemaVersion !== "1.0.0.0" && asObject(properties).apiId === undefined) {
          report({ at: At.root.to("schemaVersion") }, 'schemaVersion must be "1.0.0.0".');
        }
      },
    },
    {
      id: "definition-schema",
      severity: "error",
      demand: "$schema names the schema of workflow definitions of 2016-06-01.",
      why: "The platform reads a definition by its schema and refuses others.",
      source: "WDL",
      example: { at: "/properties/definition/$schema", good: `${schema}#`, bad: `${schema.replace("2016", "2018")}#` },
      check: ({ definition, at }, report) => {
        const given = definition.$schema;
        if (typeof given !== "string" || given.replace(/#$/, "") !== schema) {
          report({ at: at.to("$schema") }, `$schema must be "${schema}#".`);
        }
      },
    },
    {
      id: "content-version",
      severity: "warning",
      demand: "contentVersion is a version, such as 1.0.0.0.",
      why: "It tells one state of a definition from another.",
      source: "WDL",
      example: { at: "/properties/definition/contentVersion", good: "1.0.0.0", bad: "undefined" },
      check: ({ definition, at }, report) => {
        const given = definition.contentVersion;
        if (typeof given !== "string" || !/^\d+(\.\d+){3}$/.test(given)) {
          report({ at: at.to("contentVersion") }, 'contentVersion must be four numbers, such as "1.0.0.0".');
        }
      },
    },
    {
      id: "well-known-parameters",
      severity: "error",
      demand: "A flow with connections declares $connections (Object) and $authentication (SecureObject).",
      why: "The platform puts the connections and their keys there when the flow runs.",
      source: "SOL",
      example: { at: "/properties/definition/parameters/$connections", good: { defaultValue: {}, type: "Object" } },
      check: ({ properties, definition, at, texts }, report) => {
        const parameters = asObject(definition.parameters);
        const hasConnections = Object.keys(asObject(properties.connectionReferences)).length > 0;
        for (const [name, type] of wellKnown) {
          const given = parameters[name];
          const isUsed = hasConnections || texts.some(({ text }) => text.includes(`'${name}'`));
          if (given === undefined ? isUsed : asObject(given).type !== type) {
            report({ at: at.to("parameters", name) }, `The parameter "${name}" of type ${type} is not declared.`);
          }
        }
      },
    },
    {
      id: "parameter-type",
      severity: "error",
      demand: "A parameter has a type of the language, and its default value is of that type.",
      why: "The platform refuses the definition.",
      source: "WDL",
      example: { at: "/properties/definition/parameters/Queue name (smp_QueueName)/type", good: "String", bad: "Text" },
      check: ({ definition, at }, report) => {
        for (const [name, one] of Object.entries(asObject(definition.parameters))) {
          const { type, defaultValue } = asObject(one);
          const types = typeof type === "string" ? typeNamed(type) : undefined;
          const place = { at: at.to("parameters", name) };
          if (!types) {
            const known = Object.keys(parameterTypes).join(", ");
            report(place, `The parameter "${name}" needs a type: ${known}.`);
          } else if (
            defaultValue !== undefined &&
            defaultValue !== null &&
            !types.includes(typeOf(defaultValue)) &&
            !isComputed(defaultValue)
          ) {
            report(
              place,
              `The default value of the parameter "${name}" is ${typeOf(defaultValue)}, its type ${asText(type) ?? ""}.`,
            );
          }
        }
      },
    },
    {
      id: "one-trigger",
      severity: "error",
      demand: "A flow has exactly one trigger.",
      why: "Nothing starts a flow without one, and cloud flows take no second one.",
      source: "WDL",
      example: {
        at: "/properties/definition/triggers",
        good: { By_hand: { type: "Request", kind: "Button", inputs: {} } },
        bad: {},
      },
      check: ({ triggers, at }, report) => {
        if (triggers.length !== 1) {
          report({ at: at.to("triggers") }, `The flow has ${triggers.length} triggers; it needs exactly one.`);
        }
      },
    },
    {
      id: "any-action",
      severity: "error",
      demand: "A flow has an action.",
      why: "A flow that does nothing cannot be turned on.",
      source: "WDL",
      example: {
        at: "/properties/definition/actions",
        good: { Note_the_time: { type: "Compose", inputs: "@utcNow()" } },
        bad: {},
      },
      check: ({ actions, at }, report) => {
        if (actions.length === 0) {
          report({ at: at.to("actions") }, "The flow has no action.");
        }
      },
    },
    {
      id: "connection-shape",
      severity: "error",
      demand: "A connection of a flow names its API.",
      why: "The import finds no connection for it, and the flow stays off.",
      source: "SOL",
      example: { at: `/properties/connectionReferences/${dataverseApi}/api`, good: { name: dataverseApi }, bad: {} },
      check: ({ properties }, report) => {
        for (const [key, one] of Object.entries(asObject(properties.connectionReferences))) {
          const { api, id, apiName, logicalName } = asObject(one);
          const place = { at: propertiesAt.to("connectionReferences", key) };
          if (!isObject(one)) {
            report(place, `The connection "${key}" must be an object.`);
          } else if (typeof asObject(api).name !== "string" && typeof (id ?? apiName ?? logicalName) !== "string") {
            report(place, `The connection "${key}" names no API: api.name is missing.`);
          }
        }
      },
    },
  ],
};
