import { asArray, asObject, asText, type At, isObject, type Json, type JsonObject } from "../json";
import type { Report, RuleGroup } from "../rule";

/** The one form of a host or base path that an environment variable fills (docs: environment variables). */
const environmentVariable = /^@environmentVariables\((["'])[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]+\1\)$/;

/** A host name or address, with or without a port; letters of other scripts count. */
const bareHost =
  /^[\p{L}\p{N}]([\p{L}\p{N}_-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}_-]*[\p{L}\p{N}])?)*\.?(:\d+)?$/u;

/** Texts that a template leaves where the maker's own value belongs. */
const leftover =
  /<[A-Za-z][\w .-]*>|\b(orguniquename|your[-_]?(tenant|domain|host|company|instance|org|api)[a-z]*|changeme|TODO)\b/i;

const schemes = ["http", "https", "ws", "wss"];

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

function checkHost(host: string, at: At, report: Report, secure: boolean): void {
  if (environmentVariable.test(host) || bareHost.test(host)) {
    return;
  }
  const bare = /^https?:\/\/([^/]+)\/?$/i.exec(host)?.[1];
  const certain = bare !== undefined && bareHost.test(bare) && secure;
  report(
    at,
    host.startsWith("@environmentVariables")
      ? `The host ${host} is not of the form @environmentVariables("prefix_Name").`
      : `"${host}" is no host: write it without scheme, path and blanks, or as @environmentVariables("prefix_Name").`,
    certain ? { title: `Write "${bare}"`, kind: "set", steps: at.steps, value: bare } : undefined,
  );
}

/** The keys of a definition in the order of the coding standards; those it does not name may stand anywhere. */
const keyOrder = ["swagger", "info", "host", "schemes", "consumes", "produces", "paths", "definitions", "parameters"];

/** Host, base path, schemes, tags, addresses and the order of keys. */
export const root: RuleGroup = {
  title: "Root of the definition",
  rules: [
    {
      id: "SpecificationVersionIncorrect",
      severity: "error",
      demand: 'swagger is the text "2.0".',
      why: "Custom connectors take Swagger 2.0 only.",
      source: "VD",
      example: { at: "/swagger", good: "2.0", bad: "3.0" },
      on: "root",
      check: ({ value, at }, report) => {
        if (value.swagger !== "2.0") {
          const version = asText(value.openapi);
          report(
            value.swagger === undefined ? at : at.to("swagger"),
            version === undefined
              ? 'The definition must say "swagger": "2.0".'
              : `This is OpenAPI ${version}. Custom connectors take Swagger 2.0: convert it.`,
          );
        }
      },
    },
    {
      id: "SchemesArrayEmpty",
      severity: "error",
      demand: "schemes, where present, has an entry.",
      why: "An empty list leaves no way to call the service.",
      source: "VD",
      example: { at: "/schemes", good: ["https"], bad: [] },
      on: "root",
      check: ({ value, at }, report) => {
        if (Array.isArray(value.schemes) && value.schemes.length === 0) {
          report(at.to("schemes"), '"schemes" is empty. Write ["https"].');
        }
      },
    },
    {
      id: "SchemeNotValid",
      severity: "error",
      demand: "schemes holds http or https.",
      why: "Other texts make the definition invalid.",
      source: "VD",
      example: { at: "/schemes/0", good: "https", bad: "HTTPS" },
      fixable: true,
      on: "root",
      check: ({ value, at }, report) => {
        asArray(value.schemes).forEach((scheme, index) => {
          if (typeof scheme === "string" && !schemes.includes(scheme)) {
            const where = at.to("schemes", index);
            const lower = scheme.toLowerCase();
            report(
              where,
              `"${scheme}" is no scheme. Write "https".`,
              schemes.includes(lower)
                ? { title: `Write "${lower}"`, kind: "set", steps: where.steps, value: lower }
                : undefined,
            );
          }
        });
      },
    },
    {
      id: "SchemeNotSupported",
      severity: "error",
      demand: "schemes holds neither ws nor wss.",
      why: "Connectors call HTTP services only.",
      source: "VD",
      example: { at: "/schemes/0", good: "https", bad: "wss" },
      on: "root",
      check: ({ value, at }, report) => {
        asArray(value.schemes).forEach((scheme, index) => {
          if (scheme === "ws" || scheme === "wss") {
            report(at.to("schemes", index), `Connectors do not support "${scheme}".`);
          }
        });
      },
    },
    {
      id: "https-only",
      severity: "warning",
      demand: "The only scheme is https.",
      why: "Over http, tokens and data travel in the clear.",
      source: "OWN",
      example: { at: "/schemes/0", good: "https", bad: "http" },
      on: "root",
      check: ({ value, at }, report) => {
        asArray(value.schemes).forEach((scheme, index) => {
          if (scheme === "http") {
            report(at.to("schemes", index), '"http" sends tokens in the clear. Leave only "https".');
          }
        });
      },
    },
    {
      id: "HostNameNotValid",
      severity: "error",
      demand: 'host is a host name without scheme and path, or @environmentVariables("prefix_Name").',
      why: "The gateway puts the scheme before the host itself; with one in it no call arrives.",
      source: "VD",
      example: { at: "/host", good: "orders.contoso.example", bad: "https://orders.contoso.example" },
      fixable: true,
      on: "root",
      check: ({ value, at }, report) => {
        if (typeof value.host === "string" && !leftover.test(value.host)) {
          checkHost(value.host, at.to("host"), report, asArray(value.schemes).includes("https"));
        }
      },
    },
    {
      id: "host-placeholder",
      severity: "error",
      demand: "host and basePath hold no text that a template left, such as <orguniquename>.",
      why: "The connector would call a host that does not exist.",
      source: "OWN",
      example: { at: "/host", good: "orders.contoso.example", bad: "<orguniquename>-crm.omnichannelengagementhub.com" },
      on: "root",
      check: ({ value, at }, report, { apiProperties, hasScript }) => {
        // A policy or code that sets the host makes the one in the definition a placeholder.
        const isSet =
          hasScript ||
          apiProperties?.policies.some((each) => /^dynamichosturl$/i.test(asText(each.value.templateId) ?? ""));
        for (const key of isSet ? [] : ["host", "basePath"]) {
          const text = asText(value[key]);
          const found = text === undefined ? undefined : leftover.exec(text)?.[0];
          if (found !== undefined) {
            report(
              at.to(key),
              `"${found}" was left by a template. Put your own value there, or an environment variable.`,
            );
          }
        }
      },
    },
    {
      id: "host-present",
      severity: "warning",
      demand: "The definition names its host.",
      why: "Without a host the maker has to type it in after every import.",
      source: "SW",
      example: { at: "/host", good: "orders.contoso.example", bad: undefined },
      on: "root",
      check: ({ value, at }, report) => {
        if (value.host === undefined || value.host === "") {
          report(at, "The definition has no host.");
        }
      },
    },
    {
      id: "BasePathNotValid",
      severity: "error",
      demand: "basePath starts with a slash.",
      why: "The address of every operation is put together from it.",
      source: "VD",
      example: { at: "/basePath", good: "/v1", bad: "v1" },
      fixable: true,
      on: "root",
      check: ({ value, at }, report) => {
        if (typeof value.basePath === "string" && !value.basePath.startsWith("/")) {
          const where = at.to("basePath");
          const right = `/${value.basePath}`;
          report(
            where,
            `basePath "${value.basePath}" does not start with a slash.`,
            value.basePath.includes(":")
              ? undefined
              : { title: `Write "${right}"`, kind: "set", steps: where.steps, value: right },
          );
        }
      },
    },
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
  ],
};
