import type { Finding, Severity } from "../rules/finding";

/** What a report says of a rule. */
export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  readonly demand: string;
  readonly why: string;
  readonly source: string;
  readonly fixable?: true;
}

/** What a check found, of whatever kind of file. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** Sentences on what could not be checked. */
  readonly problems: readonly string[];
  readonly files: number;
  /** Findings that a configuration switches off. */
  readonly suppressed?: number;
  /** Findings that were fixed in the files. */
  readonly fixed?: number;
}

/** A checker, as its reports need to know it. */
export interface Tool<Result extends Checked = Checked> {
  readonly name: string;
  /** Its rules on each matter. */
  readonly groups: readonly { readonly title: string; readonly rules: readonly RuleText[] }[];
  /** The sources that the rules name, by their short names. */
  readonly sources: Readonly<Record<string, string>>;
  /** What the findings come to, for a person who has to decide: a sentence. */
  readonly judge: (result: Result) => string;
}

/** The rules of a checker by their ids. */
export const rulesOf = ({ groups }: Pick<Tool, "groups">): ReadonlyMap<string, RuleText> =>
  new Map(groups.flatMap(({ rules }) => rules.map((rule): [string, RuleText] => [rule.id, rule])));
