import { At } from "../input/jsonPointer";
import { asObject, asText, isObject, type Json, type JsonObject } from "../input/jsonValue";
import { apiPropertiesForm, setsIn } from "../model/apiPropertiesForm";
import { type Form, type ObjectForm, wrongType } from "../model/forms";
import { type IdOf, type JointReport, ruleGroup, ruleList } from "./rule";
import { meant } from "./spelling";

const ruleOf = (isDoubtful: boolean | undefined): Id => (isDoubtful ? "apiproperties-schema" : "apiproperties-shape");

function checkUnknown(value: JsonObject, key: string, at: At, form: ObjectForm, report: JointReport<Id>): void {
  const known = Object.keys(form.keys);
  const right = known.find((each) => each.toLowerCase() === key.toLowerCase()) ?? meant(key, known);
  const certain = right !== undefined && value[right] === undefined;
  report(
    ruleOf(!form.strict),
    at.to(key),
    `${nameOf(at)} has no "${key}".${right ? ` Was "${right}" meant?` : " Remove it."}`,
    certain ? { title: `Write "${right}"`, kind: "rename", steps: at.to(key).steps, name: right } : undefined,
  );
}

/** What an object is called in messages. */
const nameOf = ({ key }: At): string =>
  key === undefined ? "apiProperties.json" : typeof key === "number" ? "The entry" : `"${key}"`;

function checkObject(value: JsonObject, at: At, form: ObjectForm, report: JointReport<Id>): void {
  for (const [key, inner] of Object.entries(value)) {
    const own = Object.hasOwn(form.keys, key) ? form.keys[key] : form.others;
    if (own) {
      checkForm(inner ?? null, at.to(key), own, report);
    } else {
      checkUnknown(value, key, at, form, report);
    }
  }
  for (const key of form.required ?? []) {
    if (!Object.hasOwn(value, key)) {
      report(ruleOf(form.doubtful), at, `${nameOf(at)} needs "${key}".`);
    }
  }
}

/** Reports where a value has not the form that it must have. */
function checkForm(value: Json, at: At, form: Form, report: JointReport<Id>): void {
  const fault = wrongType(value, form);
  if (fault !== undefined) {
    report(ruleOf(form.doubtful), at, `${nameOf(at)} ${fault}.`);
  } else if (form.is === "list" && Array.isArray(value)) {
    if (value.length < (form.least ?? 0)) {
      report(ruleOf(form.doubtful), at, `${nameOf(at)} is empty.`);
    }
    value.forEach((entry, index) => {
      checkForm(entry, at.to(index), form.of, report);
    });
  } else if (form.is === "object" && isObject(value)) {
    checkObject(value, at, "formOf" in form ? form.formOf(value) : form, report);
  } else if (form.is === "text" && form.oneOf && typeof value === "string" && !form.oneOf.includes(value)) {
    report("apiproperties-schema", at, `${nameOf(at)} is "${value}"; it can be ${form.oneOf.join(", ")}.`);
  }
}

/** Sets of which a user chooses one. */
function checkSets(properties: JsonObject, at: At, report: JointReport<Id>): void {
  const names = new Set<string>();
  setsIn(properties).forEach((each, index) => {
    const set = asObject(each);
    const where = at.to("connectionParameterSets", "values", index);
    const name = asText(set.name);
    if (name !== undefined && names.has(name.toLowerCase())) {
      report("connection-sets", where.to("name"), `Two sets are called "${name}".`);
    }
    names.add(name?.toLowerCase() ?? "");
    for (const [key, parameter] of Object.entries(asObject(set.parameters))) {
      const { uiDefinition, type } = asObject(parameter);
      const { required } = asObject(asObject(uiDefinition).constraints);
      const isAuth = authTypes.includes(asText(type)?.toLowerCase() ?? "");
      if (isAuth && required !== "true" && required !== true) {
        const message = `"${key}" lacks "uiDefinition": {"constraints": {"required": "true"}}.`;
        report("connection-set-required", where.to("parameters", key), message);
      }
    }
  });
}

/** Types of connection parameters, in small letters, that a user signs in with. */
const authTypes = ["oauthsetting", "securestring"];

const setsAt = "/properties/connectionParameterSets";
const uiDefinition = { displayName: "Key", description: "The key.", constraints: { required: "true" } };
const set = (name: string, ofKey: JsonObject): JsonObject => ({
  name,
  uiDefinition: { displayName: name, description: "A way to sign in." },
  parameters: { key: { type: "securestring", uiDefinition: ofKey } },
});
const sets = (...values: JsonObject[]): JsonObject => ({
  uiDefinition: { displayName: "Sign in", description: "How to sign in." },
  values,
});

const rules = ruleList([
  {
    id: "apiproperties-shape",
    severity: "error",
    demand: "apiProperties.json holds properties with an iconBrandColor, and every key has a value of its type.",
    why: "The published schema refuses anything else, and the command line tools cannot use it.",
    source: "AP",
    example: { file: "apiProperties", at: "/properties/policies", bad: [] },
    fixable: true,
  },
  {
    id: "apiproperties-schema",
    severity: "warning",
    demand: "apiProperties.json holds only what the published schema knows, or certified connectors use.",
    why: "Unknown keys and values have no effect, or another one than was meant.",
    source: "AP",
    example: {
      file: "apiProperties",
      at: "/properties/connectionParameters/api_key/uiDefinition/toolTip",
      bad: "The key.",
    },
    fixable: true,
  },
  {
    id: "connection-sets",
    severity: "error",
    demand: "Sets of connection parameters have names of their own.",
    why: "The connection keeps the name of the set that its user chose.",
    source: "MA",
    example: {
      file: "apiProperties",
      at: setsAt,
      good: sets(set("One", uiDefinition), set("Two", uiDefinition)),
      bad: sets(set("One", uiDefinition), set("One", uiDefinition)),
    },
  },
  {
    id: "connection-set-required",
    severity: "warning",
    demand: "A key or sign-in of a set of connection parameters is required in its uiDefinition.",
    why: "The documentation calls it mandatory for each way to sign in.",
    source: "MA",
    example: {
      file: "apiProperties",
      at: setsAt,
      good: sets(set("One", uiDefinition)),
      bad: sets(set("One", { displayName: "Key", description: "The key." })),
    },
  },
]);

type Id = IdOf<typeof rules>;

/** The structure of `apiProperties.json`. */
export const apiPropertiesShape = ruleGroup("Structure of apiProperties.json", rules, [
  {
    on: "apiProperties",
    check: ({ document, properties, at }, report) => {
      checkForm(document, At.root, apiPropertiesForm, report);
      checkSets(properties, at, report);
    },
  },
]);
