import { asArray, asObject, type At, At as Place, isObject } from "./json";
import { type ApiProperties, readApiProperties } from "./apiProperties";
import type { Raw } from "./finding";
import type { Icon } from "./icon";
import { buildModel } from "./model";
import type { Node } from "./model";
import type { Context, Fix, MultiReport, Report, Rule, Subjects } from "./rule";
import { groups } from "./rules";
import { judge } from "./swagger/verdict";

/** What is checked together. */
export interface Parts {
  readonly definition?: unknown;
  readonly apiProperties?: { readonly path: string; readonly value: unknown };
  readonly icon?: Icon;
  /** Whether the connector has custom code. */
  readonly hasScript?: boolean;
}

/** Breaches by the file that they stand in. */
export interface Breaches {
  readonly definition: Raw[];
  readonly apiProperties: Raw[];
  readonly icon: Raw[];
}

type Kind = keyof Subjects;

const kindsOfOtherFiles: Partial<Record<Kind, keyof Breaches>> = {
  apiProperties: "apiProperties",
  connectionParameter: "apiProperties",
  policy: "apiProperties",
  icon: "icon",
};

/** A check with its kind's type forgotten: the table below pairs kinds and subjects. */
type Run = (subjects: readonly unknown[], report: MultiReport, context: Context) => void;

/** All checks by the kind of subject that they are called for; made once. */
const checksByKind = ((): ReadonlyMap<Kind, Run[]> => {
  const table = new Map<Kind, Run[]>();
  const add = (kind: Kind, run: Run): void => {
    table.set(kind, [...(table.get(kind) ?? []), run]);
  };
  const single = (rule: Rule & { on: Kind }): Run => {
    const check = rule.check as (subject: unknown, report: Report, context: Context) => void;
    const { id } = rule;
    return (subjects, report, context) => {
      const own: Report = (at, message, fix) => {
        report(id, at, message, fix);
      };
      for (const subject of subjects) {
        check(subject, own, context);
      }
    };
  };
  for (const group of groups) {
    group.checks?.forEach(({ on, check }) => {
      const each = check as (subject: unknown, report: MultiReport, context: Context) => void;
      add(on, (subjects, report, context) => {
        for (const subject of subjects) {
          each(subject, report, context);
        }
      });
    });
    group.rules.forEach((rule) => {
      if (rule.on !== undefined) {
        add(rule.on, single(rule));
      }
    });
  }
  return table;
})();

/** Rules about what swagger-parser finds too; when one of them speaks, its verdict needs no finding of its own. */
const explained = new Set([
  "AllowEmptyValueOnlyValidForQueryFormData",
  "ArrayDuplicateValue",
  "ArrayHasNoItems",
  "BasePathNotValid",
  "BodyParameterPropertyNotValid",
  "BodyParameterSchemaRequired",
  "CollectionFormatValueNotSupported",
  "EnumMustContainAtLeastOneElement",
  "ExtensionNameNotValid",
  "FileParameterMustBeInFormData",
  "HostNameNotValid",
  "JsonPointerNotValid",
  "JsonTypeIncorrect",
  "JsonValueNotInEnum",
  "MimeTypeNotCompatibleWithRequestContentSchemaType",
  "NonBodyParameterSchemaNotValid",
  "OperationIdNotUnique",
  "OperationMissingPathParameter",
  "OperationMustHaveResponse",
  "OperationParametersAreNotUnique",
  "OperationParametersContainMultipleBodyParameters",
  "OperationPathMustStartWithSlash",
  "ParameterListContainsFormDataAndBody",
  "ParameterReferenceNotFound",
  "PathParameterMustBeRequired",
  "PathParameterNotDefinedInTemplate",
  "PathParametersContainDuplicateParameter",
  "RequiredPropertyArrayEmpty",
  "RequiredPropertyDefinitionMissing",
  "RequiredPropertyMissing",
  "ResponseMustBeDefaultOrHttpStatusCode",
  "ResponseReferenceNotFound",
  "SchemaReferenceNotFound",
  "SchemaTypeFileNotValid",
  "SchemeNotValid",
  "SecurityRequirementMustHaveValue",
  "SecuritySchemePropertyNotValid",
  "SecuritySchemePropertyRequired",
  "SpecificationVersionIncorrect",
  "no-anyof",
  "root-keys",
]);

const numberRule = /^(MultipleOf|M(ax|in)(Items|Length|Properties))MustBeGreater/;

/** The parameters of a connection, those of every set among them. */
function connectionParameters({
  connectionParameters: plain,
  properties,
  at,
}: ApiProperties): (Node & { name: string })[] {
  const list = (parameters: unknown, where: At): (Node & { name: string })[] =>
    Object.entries(asObject(parameters)).flatMap(([name, value]) =>
      isObject(value) ? [{ name, value, at: where.to(name) }] : [],
    );
  const sets = asArray(asObject(properties.connectionParameterSets).values);
  return [
    ...list(plain, at.to("connectionParameters")),
    ...sets.flatMap((set, index) =>
      list(asObject(set).parameters, at.to("connectionParameterSets", "values", index, "parameters")),
    ),
  ];
}

function runAll(
  subjects: { readonly [K in Kind]?: readonly Subjects[K][] },
  breaches: Breaches,
  context: Context,
): void {
  for (const [kind, runs] of checksByKind) {
    const into = breaches[kindsOfOtherFiles[kind] ?? "definition"];
    const report: MultiReport = (ruleId: string, at: At, message: string, fix?: Fix) => {
      into.push({ ruleId, message, pointer: at.pointer, fix });
    };
    const list: readonly unknown[] = subjects[kind] ?? [];
    for (const run of runs) {
      run(list, report, context);
    }
  }
}

/**
 * Checks the parts of a connector against all rules.
 * @param parts parsed JSON and a measured icon; what is absent is not checked
 */
export function findBreaches(parts: Parts): Breaches {
  const breaches: Breaches = { definition: [], apiProperties: [], icon: [] };
  const { definition } = parts;
  const hasDefinition = isObject(definition);
  const properties =
    parts.apiProperties && readApiProperties(parts.apiProperties.path, asObject(parts.apiProperties.value));
  const model = buildModel(hasDefinition ? definition : {});
  const context: Context = {
    model,
    hasDefinition,
    hasScript: parts.hasScript ?? false,
    apiProperties: properties,
    icon: parts.icon,
  };
  runAll(
    {
      ...(hasDefinition ? model : {}),
      apiProperties: properties ? [properties] : [],
      connectionParameter: properties ? connectionParameters(properties) : [],
      policy: properties?.policies ?? [],
      icon: parts.icon ? [parts.icon] : [],
    },
    breaches,
    context,
  );
  if (definition !== undefined) {
    const verdict = judge(definition as never);
    const isExplained = breaches.definition.some(({ ruleId }) => explained.has(ruleId) || numberRule.test(ruleId));
    if (!verdict.valid && !isExplained) {
      const { pointer, message } = verdict;
      breaches.definition.push({ ruleId: "connector-validate-swagger", message, pointer });
    }
  }
  if (parts.apiProperties && !isObject(parts.apiProperties.value)) {
    breaches.apiProperties.push({
      ruleId: "apiproperties-shape",
      message: "The file is no JSON object.",
      pointer: Place.root.pointer,
    });
  }
  return breaches;
}
