import type { Duplicate } from "../input/duplicates";
import type { Icon } from "../input/iconImage";
import type { JsonFile } from "../input/jsonFile";
import type { Json } from "../input/jsonValue";
import type { Script } from "../input/scriptFile";
import type { Position } from "../input/positions";
import type { ApiProperties, ConnectionParameter } from "../model/apiPropertiesFile";
import type { Model } from "../model/definition";
import type { Node, Nodes } from "../model/nodes";
import type { Fix, Severity } from "./finding";

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
  WC: "Microsoft Learn, Write code in a custom connector",
  MA: "Microsoft Learn, Configure multi-auth connectors",
  SW: "OpenAPI Specification, version 2.0",
  RFC: "RFC 8259, The JavaScript Object Notation Data Interchange Format",
  OWN: "Linked Records",
} as const;

/** Where a breach is: at a JSON pointer, whose position is looked up, or at a position that no pointer tells. */
export interface Place {
  readonly pointer: string;
  readonly position?: Position;
}

/** What a rule's own check calls for each breach. */
export type Report = (at: Place, message: string, fix?: Fix) => void;

/** What a joint check calls for each breach: it names the rule, one of those that it speaks for. */
export type JointReport<Id extends string> = (ruleId: Id, at: Place, message: string, fix?: Fix) => void;

/**
 * A right and a wrong value for one place of the sample connector that the tests keep; undefined means that nothing
 * stands there. `text` examples change the text of the definition instead: every `find` becomes `good` or `bad`. Those of
 * icons name them, those of scripts and configurations are whole ones.
 */
export type Example =
  | { readonly at: string; readonly good?: Json; readonly bad?: Json; readonly file?: "definition" | "apiProperties" }
  | {
      readonly find: string;
      readonly good: string;
      readonly bad: string;
      readonly file?: "definition" | "apiProperties";
    }
  | { readonly file: "icon"; readonly good: string; readonly bad: string }
  | { readonly file: "script"; readonly good: string; readonly bad: string }
  | { readonly file: "config"; readonly good: Json; readonly bad: Json };

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

/** The text of a JSON file, as it was read. */
export interface FileText extends Omit<JsonFile, "value" | "members"> {
  readonly part: "definition" | "apiProperties";
}

/** What the text of a JSON file tells beyond the value that it holds. */
export interface Layout {
  readonly duplicates: readonly Duplicate[];
  /** Where first a line ends with blanks. */
  readonly blank: Position | undefined;
}

/** What the checks are called for. */
export interface Subjects extends Nodes {
  text: FileText;
  layout: Layout;
  apiProperties: ApiProperties;
  connectionParameter: ConnectionParameter;
  policy: Node;
  icon: Icon;
  script: Script;
  /** The whole definition, of whatever type; its checks run when no rule that {@link RuleData.explainsVerdict} spoke. */
  verdict: { readonly document: Json };
}

/** A check of one kind of subject. */
interface CheckOf<Kind extends keyof Subjects, Reporter> {
  readonly on: Kind;
  readonly check: (subject: Subjects[Kind], report: Reporter, context: Context) => void;
}

type AnyCheck<Reporter> = { [Kind in keyof Subjects]: CheckOf<Kind, Reporter> }[keyof Subjects];

interface RuleData<Id extends string> {
  /** Names of the validator where it has one, else kebab case. */
  readonly id: Id;
  readonly severity: Severity;
  /** What is demanded, as a sentence. */
  readonly demand: string;
  /** What happens otherwise. */
  readonly why: string;
  readonly source: keyof typeof sources;
  readonly example: Example;
  /** Rules that name the same cause: where one of them spoke of a place, this one adds nothing. */
  readonly coveredBy?: readonly string[];
  /** Whether some of its findings come with a fix. */
  readonly fixable?: true;
  /** Whether swagger-parser refuses such a definition too: where this rule speaks, its verdict adds nothing. */
  readonly explainsVerdict?: true;
}

/**
 * A rule: data about it and, in the first of the two styles, a pure function that is called for every subject of one
 * kind. A rule without one is reported by a joint check of its group, the second style.
 */
export type Rule<Id extends string = string> = RuleData<Id> & (AnyCheck<Report> | { readonly on?: undefined });

/** A check that finds breaches of several rules in one look. */
export type JointCheck<Id extends string> = AnyCheck<JointReport<Id>>;

/** The rules on one matter. `Reported` are the ids that its joint checks report. */
export interface RuleGroup<Id extends string = string, Reported extends string = string> {
  readonly title: string;
  readonly rules: readonly Rule<Id>[];
  readonly checks: readonly JointCheck<Reported>[];
}

/** Rules as a list that knows their ids. */
export const ruleList = <const Id extends string>(rules: readonly Rule<Id>[]): readonly Rule<Id>[] => rules;

/** The ids of a list of rules. */
export type IdOf<List extends readonly Rule[]> = List[number]["id"];

/**
 * Puts the rules on one matter together.
 * @param checks joint checks, which report the rules of this group; one that says so in its type reports others too
 */
export const ruleGroup = <const Id extends string, Other extends string = never>(
  title: string,
  rules: readonly Rule<Id>[],
  checks: readonly JointCheck<NoInfer<Id> | Other>[] = [],
): RuleGroup<Id, Id | Other> => ({ title, rules, checks });
