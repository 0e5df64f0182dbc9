import type { At } from "../input/jsonPointer";
import { asArray, asObject, isObject, type Json, type JsonObject } from "../input/jsonValue";
import { ruleGroup } from "./rule";
import { structureRules } from "./structureRules";
import { type Shape, shapes } from "../swagger/shapes";

import { checkShape, type ShapeReport } from "./checkShape";

const simplePlaces = { path: shapes.path_, header: shapes.header_, query: shapes.query, formData: shapes.formData };

/** Objects of the definition that are reached by a fixed way from the root. */
function checkRoot(value: JsonObject, at: At, report: ShapeReport): void {
  checkShape(value, at, shapes.root, report);
  const info = asObject(value.info);
  const parts: [[string, ...string[]], Shape, Json | undefined][] = [
    [["info"], shapes.info, value.info],
    [["info", "contact"], shapes.contact, info.contact],
    [["info", "license"], shapes.license, info.license],
    [["externalDocs"], shapes.externalDocs, value.externalDocs],
    ...asArray(value.tags).map((tag, index): [[string, ...string[]], Shape, Json] => [
      ["tags", String(index)],
      shapes.tag,
      tag,
    ]),
  ];
  for (const [steps, shape, part] of parts) {
    if (isObject(part)) {
      checkShape(part, at.to(...steps), shape, report);
    }
  }
}

/** The shapes of all objects of Swagger 2.0: keys, types of values, needed keys. */
export const structure = ruleGroup("Structure of the definition", structureRules, [
  {
    on: "root",
    check: ({ value, at }, report) => {
      checkRoot(value, at, report);
    },
  },
  {
    on: "path",
    check: ({ value, at }, report) => {
      checkShape(value, at, shapes.path, report);
    },
  },
  {
    on: "operation",
    check: ({ value, at }, report) => {
      checkShape(value, at, shapes.operation, report);
    },
  },
  {
    on: "parameter",
    check: ({ value, at, place }, report) => {
      if (place === "body") {
        checkShape(value, at, shapes.body, report);
      } else if (place !== undefined && Object.hasOwn(simplePlaces, place)) {
        checkShape(value, at, simplePlaces[place as keyof typeof simplePlaces], report);
      } else if (place !== undefined) {
        const places = [...Object.keys(simplePlaces), "body"].join(", ");
        report("JsonValueNotInEnum", at.to("in"), `"in" is "${place}"; a parameter is in ${places}.`);
      } else {
        report("RequiredPropertyMissing", at, `The parameter needs "in".`);
      }
    },
  },
  {
    on: "response",
    check: ({ value, at }, report) => {
      checkShape(value, at, shapes.response, report);
    },
  },
  {
    on: "header",
    check: ({ value, at }, report) => {
      checkShape(value, at, shapes.header, report);
    },
  },
  {
    on: "items",
    check: ({ value, at }, report) => {
      checkShape(value, at, shapes.items, report);
    },
  },
  {
    on: "schema",
    check: ({ value, at }, report) => {
      checkShape(value, at, shapes.schema, report);
    },
  },
]);
