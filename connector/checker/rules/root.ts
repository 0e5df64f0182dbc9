import type { At } from "../input/jsonPointer";
import { asArray, asText } from "../input/jsonValue";
import { type Report, ruleGroup } from "./rule";

/** The one form of a host or base path that an environment variable fills (docs: environment variables). */
const environmentVariable = /^@environmentVariables\((["'])[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]+\1\)$/;

/** A host name or address, with or without a port; letters of other scripts count. */
const bareHost =
  /^[\p{L}\p{N}]([\p{L}\p{N}_-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}_-]*[\p{L}\p{N}])?)*\.?(:\d+)?$/u;

/** Texts that a template leaves where the maker's own value belongs. */
const leftover =
  /<[A-Za-z][\w .-]*>|\b(orguniquename|your[-_]?(tenant|domain|host|company|instance|org|api)[a-z]*|changeme|TODO)\b/i;

const schemes = ["http", "https", "ws", "wss"];

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

/** Host, base path, schemes, tags, addresses and the order of keys. */
export const root = ruleGroup("Root of the definition", [
  {
    id: "SpecificationVersionIncorrect",
    severity: "error",
    demand: 'swagger is the text "2.0".',
    why: "Custom connectors take Swagger 2.0 only.",
    source: "VD",
    example: { at: "/swagger", good: "2.0", bad: "3.0" },
    explainsVerdict: true,
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
    explainsVerdict: true,
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
    explainsVerdict: true,
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
    explainsVerdict: true,
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
]);
