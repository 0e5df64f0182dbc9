import type { Fix, Severity } from "./finding";
import type { At, Json } from "./json";
import type { Model, Node, Nodes } from "./model";
import type { ApiProperties } from "./apiProperties";
import type { Icon } from "./icon";

export type { Fix, Severity } from "./finding";

/** The public pages and files that the rules come from. */
export const sources = {
  VD: "Microsoft Learn, Fix Swagger Validator errors",
  SC: "Microsoft Learn, Use solution checker: rules for connectors",
  SG: "Microsoft Learn, Connector string guidance, and Submit a connector for certification",
  JS: "microsoft/PowerPlatformConnectors, schemas folder",
  CS: "Microsoft Learn, Coding standards for custom connectors",
  OX: "Microsoft Learn, OpenAPI extensions for custom connectors",
  PT: "Microsoft Learn, Policy templates for custom connectors",
  AP: "microsoft/PowerPlatformConnectors, schemas folder and certified connectors",
  SW: "OpenAPI Specification, version 2.0",
  RFC: "RFC 8259, The JavaScript Object Notation Data Interchange Format",
  OWN: "Linked Records",
} as const;

/** What a rule's check calls for each breach. */
export type Report = (at: At, message: string, fix?: Fix) => void;

/**
 * A right and a wrong value for one place of the sample connector that the tests keep; undefined means that nothing
 * stands there. `text` examples change the text of the definition instead: every `find` becomes `good` or `bad`.
 */
export type Example =
  | { readonly at: string; readonly good?: Json; readonly bad?: Json; readonly file?: "definition" | "apiProperties" }
  | {
      readonly find: string;
      readonly good: string;
      readonly bad: string;
      readonly file?: "definition" | "apiProperties";
    }
  | { readonly file: "icon"; readonly good: string; readonly bad: string };

/** Reports under any rule; for checks that find breaches of several rules in one look. */
export type MultiReport = (ruleId: string, at: At, message: string, fix?: Fix) => void;

/** What a check may look at, apart from the node it is called for. */
export interface Context {
  /** Without a definition the model of an empty one. */
  readonly model: Model;
  readonly hasDefinition: boolean;
  /** Whether the connector has custom code, which can set the host. */
  readonly hasScript: boolean;
  readonly apiProperties?: ApiProperties;
  readonly icon?: Icon;
}

/** What the checks are called for: the nodes of the definition, and those of the files beside it. */
export interface Subjects extends Nodes {
  apiProperties: ApiProperties;
  connectionParameter: Node & { readonly name: string };
  policy: Node;
  icon: Icon;
}

/** A check of one kind of subject. */
interface CheckOf<Kind extends keyof Subjects, Reporter> {
  readonly on: Kind;
  readonly check: (subject: Subjects[Kind], report: Reporter, context: Context) => void;
}

type AnyCheck<Reporter> = { [Kind in keyof Subjects]: CheckOf<Kind, Reporter> }[keyof Subjects];

interface RuleData {
  /** Names of the validator where it has one, else kebab case. */
  readonly id: string;
  readonly severity: Severity;
  /** What is demanded, as a sentence. */
  readonly demand: string;
  /** What happens otherwise. */
  readonly why: string;
  readonly source: keyof typeof sources;
  readonly example: Example;
  /** Whether some of its findings come with a fix. */
  readonly fixable?: true;
}

/**
 * A rule: data about it, and a pure function that is called for every subject of one kind. A rule without one is
 * reported by the reader or by a check of its group.
 */
export type Rule = RuleData & (AnyCheck<Report> | { readonly on?: undefined });

/** A check that reports under several rules of its group. */
export type GroupCheck = AnyCheck<MultiReport>;

/** The rules on one matter. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule[];
  readonly checks?: readonly GroupCheck[];
}
