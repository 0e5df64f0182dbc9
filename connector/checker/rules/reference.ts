import { At } from "../input/jsonPointer";
import { asArray, isObject, type Json, type JsonObject } from "../input/jsonValue";
import type { ReferenceNode } from "../model/nodes";
import { localRef } from "../model/resolver";
import { type Context, type IdOf, type JointReport, ruleGroup, ruleList } from "./rule";

const names = { path: "Path", parameter: "Parameter", response: "Response", schema: "Schema" } as const;
const roots = { path: "paths", parameter: "parameters", response: "responses", schema: "definitions" } as const;

/** A reference that leads to where the targets of its kind stand. */
const rightRef = {
  parameter: /^#\/parameters\/[^/]+$/,
  response: /^#\/responses\/[^/]+$/,
  schema: /^#\/definitions\/[^/]+$/,
} as const;

const isRef = (value: Json | undefined): value is JsonObject => isObject(value) && typeof value.$ref === "string";

/** The names of definitions that a schema definition is, without anything between, part of: bare references, allOf. */
function bases(definition: Json | undefined): string[] {
  if (!isObject(definition)) {
    return [];
  }
  const parents: Json[] = typeof definition.$ref === "string" ? [definition] : asArray(definition.allOf);
  return parents.flatMap((parent) => {
    const name = /^#\/definitions\/([^/]+)$/.exec(localRef(parent) ?? "")?.[1];
    return name === undefined ? [] : [name];
  });
}

/** The names of definitions that need each other: a required property is a reference to the next. */
function needed(definition: Json | undefined): string[] {
  if (!isObject(definition) || !Array.isArray(definition.required) || !isObject(definition.properties)) {
    return [];
  }
  const { properties } = definition;
  return definition.required.flatMap((property) => {
    const ref =
      typeof property === "string" && Object.hasOwn(properties, property) ? localRef(properties[property]) : undefined;
    const name = /^#\/definitions\/([^/]+)$/.exec(ref ?? "")?.[1];
    return name === undefined ? [] : [name];
  });
}

/** The names of definitions that each definition refers to anywhere inside. */
function mentioned(references: readonly ReferenceNode[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { at, ref } of references) {
    const name = /^#\/definitions\/([^/]+)$/.exec(ref)?.[1];
    const [root, from] = name === undefined ? [] : at.steps;
    if (name !== undefined && root === "definitions") {
      const names = found.get(String(from));
      if (names) {
        names.push(name);
      } else {
        found.set(String(from), [name]);
      }
    }
  }
  return found;
}

/** Finds the definitions from which one comes back to themselves, each loop once, with the loop. */
function loops(definitions: JsonObject, next: (definition: Json | undefined, name: string) => string[]): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  for (const start of Object.keys(definitions)) {
    const way: string[] = [];
    const stack: { name: string; open: string[] }[] = [];
    const enter = (name: string): void => {
      way.push(name);
      stack.push({ name, open: Object.hasOwn(definitions, name) ? next(definitions[name], name) : [] });
    };
    if (!done.has(start)) {
      enter(start);
    }
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const name = top.open.pop();
      if (name === undefined) {
        done.add(top.name);
        way.pop();
        stack.pop();
      } else if (way.includes(name)) {
        found.push(way.slice(way.indexOf(name)));
      } else if (!done.has(name)) {
        enter(name);
      }
    }
  }
  return found;
}

function checkReference({ value, at, kind, ref }: ReferenceNode, report: JointReport<Id>, { model }: Context): void {
  const where = at.to("$ref");
  if (kind === "path") {
    return;
  }
  const name = names[kind];
  const local = localRef(value);
  if (local === undefined) {
    const rule = ref.startsWith("#") || ref === "" ? "JsonPointerNotValid" : (`${name}ReferenceNotValid` as const);
    const message =
      rule === "JsonPointerNotValid"
        ? `"${ref}" is no JSON pointer; it starts with "#/".`
        : `"${ref}" is outside the file. A connector is one file.`;
    report(rule, where, message);
    return;
  }
  const target = model.resolver.target(local);
  if (target === undefined) {
    report(`${name}ReferenceNotFound`, where, `"${ref}" points to nothing.`);
  } else if (!rightRef[kind].test(local)) {
    report(`${name}ReferenceNotValid`, where, `A reference here leads to #/${roots[kind]}/…, not to "${ref}".`);
  }
  const beside = Object.keys(value).filter((key) => key !== "$ref");
  if (beside.length > 0) {
    report(
      "AdditionalPropertyNotAllowedAdjacentToRef",
      at,
      `Beside "$ref" stands "${beside.join('", "')}", which readers ignore.`,
    );
  }
}

const notFound = <const Kind extends "Parameter" | "Response" | "Schema">(kind: Kind, at: string, good: string) => ({
  id: `${kind}ReferenceNotFound` as const,
  severity: "error" as const,
  demand: `A reference to a ${kind.toLowerCase()} leads to one.`,
  why: "The part that was meant is missing.",
  source: "VD" as const,
  example: { at, good, bad: good.replace(/[^/]+$/, "Missing") },
  explainsVerdict: true as const,
});

const notValid = <const Kind extends "Parameter" | "Response" | "Schema">(
  kind: Kind,
  at: string,
  good: string,
  bad: string,
) => ({
  id: `${kind}ReferenceNotValid` as const,
  severity: "error" as const,
  demand: `A reference to a ${kind.toLowerCase()} leads to #/${roots[kind.toLowerCase() as keyof typeof roots]}/ in the same file.`,
  why: "Custom connectors follow no others.",
  source: "VD" as const,
  example: { at, good, bad },
});

const parameterAt = "/paths/~1orders/get/parameters/0/$ref";
const responseAt = "/paths/~1orders/get/responses/401/$ref";
const schemaAt = "/paths/~1orders/post/parameters/0/schema/$ref";

const rules = ruleList([
  {
    id: "JsonPointerNotValid",
    severity: "error",
    demand: "A $ref is a JSON pointer such as #/definitions/Order.",
    why: "Other texts lead nowhere.",
    source: "VD",
    example: { at: schemaAt, good: "#/definitions/NewOrder", bad: "#NewOrder" },
    explainsVerdict: true,
  },
  notFound("Parameter", parameterAt, "#/parameters/Top"),
  notFound("Response", responseAt, "#/responses/Unauthorized"),
  notFound("Schema", schemaAt, "#/definitions/NewOrder"),
  notValid("Parameter", parameterAt, "#/parameters/Top", "#/paths/~1news/get/parameters/0"),
  notValid("Response", responseAt, "#/responses/Unauthorized", "#/paths/~1orders~1{orderId}/get/responses/404"),
  notValid("Schema", schemaAt, "#/definitions/NewOrder", "other.json#/definitions/NewOrder"),
  {
    id: "AdditionalPropertyNotAllowedAdjacentToRef",
    severity: "warning",
    demand: "Nothing stands beside $ref.",
    why: "Readers ignore it.",
    source: "VD",
    example: { at: "/definitions/Order/properties/customer/description", bad: "Who ordered." },
  },
  {
    id: "ParameterRefLoopNotAllowed",
    severity: "error",
    demand: "A parameter under parameters is no bare reference to another.",
    why: "References to references are not followed.",
    source: "VD",
    example: { at: "/parameters/Count", bad: { $ref: "#/parameters/Top" } },
  },
  {
    id: "ResponseRefLoopNotAllowed",
    severity: "error",
    demand: "A response under responses is no bare reference to another.",
    why: "References to references are not followed.",
    source: "VD",
    example: { at: "/responses/Denied", bad: { $ref: "#/responses/Unauthorized" } },
  },
  {
    id: "SchemaRefLoopNotAllowed",
    severity: "error",
    demand: "A definition is no bare reference to another, and none is part of itself.",
    why: "References to references are not followed; a schema within itself has no end.",
    source: "VD",
    example: { at: "/definitions/Purchase", bad: { $ref: "#/definitions/Order" } },
  },
  {
    id: "schema-recursion",
    severity: "warning",
    demand: "No definition leads back to itself through another one.",
    why: "The validator's page names such loops as errors, yet certified connectors have them; a designer shows them to some depth only.",
    source: "VD",
    example: {
      at: "/definitions/Customer/properties/orders",
      bad: { type: "array", items: { $ref: "#/definitions/Order" } },
    },
  },
  {
    id: "RequiredLoopInSchemaNotAllowed",
    severity: "error",
    demand: "No object needs, through required properties, another one of its own kind.",
    why: "Such an object can never be complete.",
    source: "VD",
    example: { at: "/definitions/Customer/required", good: ["customerId"], bad: ["customerId", "parent"] },
  },
]);

type Id = IdOf<typeof rules>;

/** References. */
export const reference = ruleGroup("References", rules, [
  { on: "reference", check: checkReference },
  {
    on: "root",
    check: ({ value }, report, { model }) => {
      for (const kind of ["parameter", "response", "schema"] as const) {
        const shared = value[roots[kind]];
        for (const [name, each] of Object.entries(isObject(shared) ? shared : {})) {
          if (isRef(each)) {
            const at = At.root.to(roots[kind], name);
            report(`${names[kind]}RefLoopNotAllowed`, at, `"${name}" is only a reference.`);
          }
        }
      }
      const definitions = isObject(value.definitions) ? value.definitions : {};
      const inherited = loops(definitions, bases);
      for (const loop of inherited) {
        if (!isRef(definitions[loop[0] ?? ""])) {
          const message = `"${loop.join('" is part of "')}" is part of itself.`;
          report("SchemaRefLoopNotAllowed", At.root.to("definitions", loop[0] ?? ""), message);
        }
      }
      const needs = loops(definitions, needed);
      for (const loop of needs) {
        const message = `"${loop.join('" needs "')}" needs "${loop[0] ?? ""}" again.`;
        report("RequiredLoopInSchemaNotAllowed", At.root.to("definitions", loop[0] ?? ""), message);
      }
      const mentions = mentioned(model.reference);
      const endless = new Set([...inherited, ...needs].flat());
      for (const loop of loops(definitions, (_definition, name) => mentions.get(name) ?? [])) {
        // A definition that holds itself directly is a tree, and every reader knows those.
        if (loop.length > 1 && !loop.some((name) => endless.has(name))) {
          const message = `"${loop.join('" holds "')}" holds "${loop[0] ?? ""}" again.`;
          report("schema-recursion", At.root.to("definitions", loop[0] ?? ""), message);
        }
      }
    },
  },
]);
