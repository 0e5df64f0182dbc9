import type { At } from "../input/jsonPointer";
import { asArray, asObject, asText, isObject, type Json, type JsonObject } from "../input/jsonValue";
import { ruleGroup } from "./rule";

/** Every `url` of the definition with its place. */
function urls(root: JsonObject, at: At): [At, Json | undefined][] {
  const info = asObject(root.info);
  return [
    [at.to("info", "contact", "url"), asObject(info.contact).url],
    [at.to("info", "license", "url"), asObject(info.license).url],
    [at.to("externalDocs", "url"), asObject(root.externalDocs).url],
    ...asArray(root.tags).map((tag, index): [At, Json | undefined] => [
      at.to("tags", index, "externalDocs", "url"),
      asObject(asObject(tag).externalDocs).url,
    ]),
  ];
}

function isAbsolute(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}

/** The keys of a definition in the order of the coding standards; those it does not name may stand anywhere. */
const keyOrder = ["swagger", "info", "host", "schemes", "consumes", "produces", "paths", "definitions", "parameters"];

/** Values and manners of the whole document. */
export const document = ruleGroup("The document as a whole", [
  {
    id: "TagRedefined",
    severity: "warning",
    demand: "Every tag is defined once.",
    why: "Two definitions of one tag contradict each other.",
    source: "VD",
    example: {
      at: "/tags",
      good: [{ name: "Orders" }],
      bad: [{ name: "Orders" }, { name: "Orders", description: "All." }],
    },
    on: "root",
    check: ({ value, at }, report) => {
      const names = asArray(value.tags).map((tag) => asText(asObject(tag).name));
      names.forEach((name, index) => {
        if (name !== undefined && names.indexOf(name) < index) {
          report(at.to("tags", index), `The tag "${name}" is defined twice.`);
        }
      });
    },
  },
  {
    id: "UrlNotValid",
    severity: "warning",
    demand: "Every url is an absolute web address.",
    why: "Users follow these addresses from the connector's page.",
    source: "VD",
    example: { at: "/info/contact/url", good: "https://contoso.example", bad: "contoso.example" },
    on: "root",
    check: ({ value, at }, report) => {
      for (const [where, url] of urls(value, at)) {
        if (typeof url === "string" && !isAbsolute(url)) {
          report(where, `"${url}" is no absolute web address; it needs https:// in front.`);
        }
      }
    },
  },
  {
    id: "ContactEmailNotValid",
    severity: "warning",
    demand: "info.contact.email is an e-mail address in ASCII.",
    why: "Users of the connector write to it.",
    source: "VD",
    example: { at: "/info/contact/email", good: "support@contoso.example", bad: "support at contoso" },
    on: "root",
    check: ({ value, at }, report) => {
      const email = asObject(asObject(value.info).contact).email;
      if (typeof email === "string" && !/^[!-?A-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(email)) {
        report(at.to("info", "contact", "email"), `"${email}" is no e-mail address.`);
      }
    },
  },
  {
    id: "RequiredValueEmpty",
    severity: "error",
    demand: "Required texts are not empty.",
    why: "An empty title or version says nothing and is refused.",
    source: "VD",
    example: { at: "/info/title", good: "Contoso Orders", bad: "" },
    on: "root",
    check: ({ value, at }, report) => {
      for (const key of ["title", "version"]) {
        if (asText(asObject(value.info)[key])?.trim() === "") {
          report(at.to("info", key), `The ${key} is empty.`);
        }
      }
    },
  },
  {
    id: "no-empty",
    severity: "warning",
    demand: "No empty paths and lists are left over.",
    why: "Empty parts say nothing and confuse the reader.",
    source: "SG",
    example: { at: "/tags", good: [{ name: "Orders" }], bad: [] },
    fixable: true,
    on: "root",
    check: ({ value, at }, report) => {
      for (const key of ["tags", "definitions", "parameters", "responses"]) {
        const part = value[key];
        if (Array.isArray(part) ? part.length === 0 : isObject(part) && Object.keys(part).length === 0) {
          const steps = at.to(key).steps;
          report(at.to(key), `"${key}" is empty. Remove it.`, { title: `Remove "${key}"`, kind: "remove", steps });
        }
      }
      if (isObject(value.paths) && Object.keys(value.paths).length === 0) {
        report(at.to("paths"), "The definition has no operation.");
      }
    },
  },
  {
    id: "key-order",
    severity: "hint",
    demand:
      "The keys of the root stand in the order swagger, info, host, schemes, consumes, produces, paths, definitions, parameters.",
    why: "Readers and reviewers find things where they expect them.",
    source: "CS",
    example: {
      find: '"swagger": "2.0",\n',
      good: '"swagger": "2.0",\n',
      bad: '"parameters": {},\n  "swagger": "2.0",\n',
    },
    on: "root",
    check: ({ value, at }, report) => {
      const present = Object.keys(value).filter((key) => keyOrder.includes(key));
      const wrong = present.find((key, index) => {
        const before = present[index - 1];
        return before !== undefined && keyOrder.indexOf(before) > keyOrder.indexOf(key);
      });
      if (wrong !== undefined) {
        report(at.to(wrong), `"${wrong}" stands too late. The order is ${keyOrder.join(", ")}.`);
      }
    },
  },
]);
