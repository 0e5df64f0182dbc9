import type { Icon } from "../input/iconImage";
import type { Script } from "../input/scriptFile";
import { isObject, type Json } from "../input/jsonValue";
import { readApiProperties } from "../model/apiPropertiesFile";
import { buildModel } from "../model/definition";
import type { Fix } from "../rules/finding";
import type { Context, FileText, JointReport, Layout, Place, Report, Subjects } from "../rules/rule";
import { shortened } from "../rules/shownText";
import { groups, type RuleId, rulesById } from "../rules/table";

/** What is checked together. */
export interface Parts {
  readonly definition?: Json;
  readonly apiProperties?: Json;
  readonly icon?: Icon;
  /** Custom code. */
  readonly script?: Script;
  /** Whether the connector has custom code, read or not. */
  readonly hasScript?: boolean;
}

/** A breach of a rule; one without a position stands where its pointer leads. */
export interface Breach extends Place {
  readonly ruleId: RuleId;
  readonly message: string;
  readonly fix?: Fix;
}

/** Breaches by the file that they stand in. */
export interface Breaches {
  readonly definition: Breach[];
  readonly apiProperties: Breach[];
  readonly icon: Breach[];
  readonly script: Breach[];
}

type Kind = keyof Subjects;

/** The kinds of subjects that come from parsed parts, in the order of their checks, with the file that each is of. */
const kinds = {
  root: "definition",
  path: "definition",
  operation: "definition",
  parameter: "definition",
  response: "definition",
  header: "definition",
  items: "definition",
  schema: "definition",
  scheme: "definition",
  reference: "definition",
  apiProperties: "apiProperties",
  connectionParameter: "apiProperties",
  policy: "apiProperties",
  icon: "icon",
  script: "script",
} as const satisfies Partial<Record<Kind, keyof Breaches>>;

const kindNames = Object.keys(kinds) as (keyof typeof kinds)[];

/** A check with its kind's type forgotten: the table below pairs kinds and subjects. */
type Run = (subjects: readonly unknown[], into: Breach[], context: Context) => void;

type Check<Reporter> = (subject: unknown, report: Reporter, context: Context) => void;

/** Checks subjects; `reporter` makes what the check calls for each breach. */
const runOf =
  <Reporter>(check: unknown, reporter: (into: Breach[]) => Reporter): Run =>
  (subjects, into, context) => {
    const report = reporter(into);
    for (const subject of subjects) {
      (check as Check<Reporter>)(subject, report, context);
    }
  };

const jointReporter =
  (into: Breach[]): JointReport<RuleId> =>
  (ruleId, { pointer, position }, message, fix) => {
    into.push({ ruleId, message: shortened(message), pointer, position, fix });
  };

const ownReporter =
  (ruleId: RuleId) =>
  (into: Breach[]): Report =>
  ({ pointer, position }, message, fix) => {
    into.push({ ruleId, message: shortened(message), pointer, position, fix });
  };

/** All checks by the kind of subject that they are called for, those of two styles as one; made once. */
const runsByKind = ((): ReadonlyMap<Kind, Run[]> => {
  const table = new Map<Kind, Run[]>();
  const add = (kind: Kind, run: Run): void => {
    table.set(kind, [...(table.get(kind) ?? []), run]);
  };
  for (const { rules, checks } of groups) {
    checks.forEach(({ on, check }) => {
      add(on, runOf(check, jointReporter));
    });
    rules.forEach((rule) => {
      if (rule.on !== undefined) {
        add(rule.on, runOf(rule.check, ownReporter(rule.id)));
      }
    });
  }
  return table;
})();

function runAll<K extends Kind>(kind: K, subjects: readonly Subjects[K][], into: Breach[], context: Context): void {
  for (const run of runsByKind.get(kind) ?? []) {
    run(subjects, into, context);
  }
}

function contextOf({ definition, apiProperties, icon, hasScript = false }: Parts): Context {
  const hasDefinition = isObject(definition);
  return {
    model: buildModel(hasDefinition ? definition : {}),
    hasDefinition,
    hasScript,
    apiProperties: apiProperties === undefined ? undefined : readApiProperties(apiProperties),
    icon,
  };
}

/** The subjects of the parsed parts by their kind. */
function subjectsOf({ model, hasDefinition, apiProperties, icon }: Context, script: Script | undefined) {
  return {
    ...(hasDefinition ? model : {}),
    apiProperties: apiProperties ? [apiProperties] : [],
    connectionParameter: apiProperties?.connectionParameters ?? [],
    policy: apiProperties?.policies ?? [],
    icon: icon ? [icon] : [],
    script: script ? [script] : [],
  } satisfies { readonly [K in Kind]?: readonly Subjects[K][] };
}

const coverings: ReadonlyMap<string, readonly string[]> = new Map(
  [...rulesById].flatMap(([id, { coveredBy }]) => (coveredBy ? [[id, coveredBy] as const] : [])),
);

const coveringIds: ReadonlySet<string> = new Set([...coverings.values()].flat());

/** Leaves out what says once more, by a rule that others cover, what one of them said of the same place. */
function withoutCovered(breaches: Breach[]): Breach[] {
  const spoken = new Set<string>();
  for (const { ruleId, pointer } of breaches) {
    if (coveringIds.has(ruleId)) {
      spoken.add(`${ruleId} ${pointer}`);
    }
  }
  if (spoken.size === 0) {
    return breaches;
  }
  return breaches.filter(({ ruleId, pointer }) => {
    const by = coverings.get(ruleId);
    return !by?.some((id) => spoken.has(`${id} ${pointer}`));
  });
}

/**
 * Checks the parts of a connector against all rules about what they hold.
 * @param parts parsed JSON and a measured icon; what is absent is not checked
 */
export function findBreaches(parts: Parts): Breaches {
  const breaches: Breaches = { definition: [], apiProperties: [], icon: [], script: [] };
  const context = contextOf(parts);
  const subjects: { readonly [K in Kind]?: readonly Subjects[K][] } = subjectsOf(context, parts.script);
  for (const kind of kindNames) {
    runAll<Kind>(kind, subjects[kind] ?? [], breaches[kinds[kind]], context);
  }
  const { definition } = parts;
  const isExplained = breaches.definition.some(({ ruleId }) => rulesById.get(ruleId)?.explainsVerdict);
  if (definition !== undefined && !isExplained) {
    runAll("verdict", [{ document: definition }], breaches.definition, context);
  }
  return { ...breaches, definition: withoutCovered(breaches.definition) };
}

const nothing = contextOf({});

/** Checks the text of a file against the rules about texts. */
export function findInText(text: FileText): Breach[] {
  const breaches: Breach[] = [];
  runAll("text", [text], breaches, nothing);
  return breaches;
}

/** Checks what the text of a file tells beyond its value. */
export function findInLayout(layout: Layout): Breach[] {
  const breaches: Breach[] = [];
  runAll("layout", [layout], breaches, nothing);
  return breaches;
}
