import fc from "fast-check";
import { functionOf, expressionFunctions } from "../../../solution/format/expressions/functions";
import { expressionsOf, parseText, withInner } from "../../../solution/format/expressions/parse";
import { attribute, child, descendants, parseXml, rootOf } from "../../../solution/format/xml";
import type { Route, RoutedTable, Routing } from "../../../solution/routing/file/routing";
import { markdown } from "../../../solution/routing/output/page";
import { filesOf, flowOf, flowsIn, type MadeFlow, type MadeStep, routeWith, shipped, withTable } from "./support";

type Actions = Readonly<Record<string, MadeStep>>;

const inner = (step: MadeStep): readonly Actions[] =>
  [step.actions, step.else?.actions].filter((actions) => actions !== undefined);

/** Every group of actions that stand beside each other, at any depth. */
const groups = (actions: Actions): readonly Actions[] => [
  actions,
  ...Object.values(actions).flatMap((step) => inner(step).flatMap(groups)),
];

const stepsOf = ({ properties: { definition } }: MadeFlow): readonly [string, MadeStep][] => [
  ...Object.entries(definition.triggers),
  ...groups(definition.actions).flatMap((group) => Object.entries(group)),
];

const stringsOf = (value: unknown): readonly string[] =>
  typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(stringsOf);

const stepNamed = (flow: MadeFlow, name: string): MadeStep => {
  const found = stepsOf(flow).find(([other]) => other === name)?.[1];
  if (!found) throw new Error(`There is no step ${name}.`);
  return found;
};

const backlog = { every: { frequency: "Hour", interval: 1 }, olderThanMinutes: 60 } as const;

/** Every kind of flow that can be made. */
const kinds: [string, Route][] = (["connector", "action"] as const).flatMap((way): [string, Route][] => [
  [`new rows, ${way}`, routeWith({ way })],
  [`changed rows, ${way}`, routeWith({ way, on: { update: ["title", "prioritycode"] }, filter: undefined })],
  [`new and changed rows, ${way}`, routeWith({ way, on: { create: true, update: ["title"] } })],
  [`backlog, ${way}`, routeWith({ way, on: undefined, backlog })],
]);

describe.each(kinds)("the flow for %s", (_kind, route) => {
  const flow = flowOf(route);
  const { definition, connectionReferences } = flow.properties;
  const steps = stepsOf(flow);

  test("has a note on every step, names that the designer takes, and no name twice", () => {
    for (const [name, { description = "" }] of steps) {
      expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{2,79}$/);
      expect(description.length).toBeGreaterThan(10);
      expect(description.length).toBeLessThanOrEqual(256);
    }
    expect(new Set(steps.map(([name]) => name)).size).toBe(steps.length);
  });

  test("has expressions that can be read, of functions that there are, about steps and variables that there are", () => {
    const names = new Set(steps.map(([name]) => name));
    const variables = stringsOf(
      steps.filter(([, { type }]) => type === "InitializeVariable").map(([, { inputs }]) => inputs),
    );
    const known: Readonly<Record<string, (name: string) => boolean>> = {
      outputs: (name) => names.has(name),
      items: (name) => names.has(name),
      variables: (name) => variables.includes(name),
      parameters: (name) => Object.hasOwn(definition.parameters, name),
    };
    const calls = stringsOf(definition)
      .flatMap((text) => expressionsOf(parseText(text)))
      .flatMap(withInner)
      .flatMap((one) => (one.kind === "call" ? [one] : []));
    expect(calls.length).toBeGreaterThan(10);
    for (const { name, arguments: given } of calls) {
      const [least, most = Infinity] = expressionFunctions[functionOf(name) ?? "guid"];
      expect([name, functionOf(name)]).toEqual([name, name]);
      expect(given.length >= least && given.length <= most).toBe(true);
      const [first] = given;
      const isKnown = known[name];
      if (isKnown) expect([name, first?.kind === "literal" && isKnown(String(first.value))]).toEqual([name, true]);
    }
  });

  test("runs each step after one that stands beside it, from one beginning, without circles", () => {
    for (const group of groups(definition.actions)) {
      const done = new Set<string>();
      const waiting = new Map(Object.entries(group));
      for (let before = -1; before !== waiting.size;) {
        before = waiting.size;
        for (const [name, { runAfter = {} }] of [...waiting]) {
          if (Object.keys(runAfter).every((other) => done.has(other))) {
            done.add(name);
            waiting.delete(name);
          }
        }
      }
      expect([...waiting.keys()]).toEqual([]);
      const firsts = Object.values(group).filter(({ runAfter = {} }) => Object.keys(runAfter).length === 0);
      expect(firsts).toHaveLength(Object.keys(group).length > 0 ? 1 : 0);
    }
  });

  test("repeats every call with growing pauses, and names only connections that it has", () => {
    const calls = steps.filter(([, { type }]) => type === "OpenApiConnection");
    expect(calls.length).toBeGreaterThan(1);
    for (const [, { inputs }] of calls) {
      expect(inputs?.retryPolicy).toMatchObject({ type: "exponential", count: 6 });
      expect(Object.keys(connectionReferences)).toContain(
        (inputs?.host as unknown as { connectionName: string }).connectionName,
      );
    }
    expect(Object.keys(connectionReferences)).toHaveLength(route.way === "connector" ? 2 : 1);
  });

  test("fails with a sentence: in the end, and where anything else failed; never from within a loop", () => {
    const ends = steps.filter(([, { type }]) => type === "Terminate");
    expect(ends).toHaveLength(2);
    for (const [, { inputs }] of ends) {
      expect(inputs).toMatchObject({ runStatus: "Failed", runError: { code: "NotRouted" } });
      const message = inputs?.runError?.message ?? "";
      expect(message).toContain(route.backlog ? "variables('NotRouted')" : "triggerOutputs()?['body/incidentid']");
    }
    expect(definition.actions.Catch?.runAfter).toEqual({ Try: ["Failed", "TimedOut"] });
    const loops = steps.filter(([, { type }]) => type === "Until" || type === "Foreach");
    const inLoops = loops.flatMap(([, step]) => inner(step).flatMap(groups)).flatMap((group) => Object.values(group));
    expect(inLoops.length).toBeGreaterThan(1);
    expect(inLoops.filter(({ type }) => type === "Terminate" || type === "InitializeVariable")).toEqual([]);
  });

  test("looks for a queue item with a work stream before it hands a row over", () => {
    const find = stepNamed(flow, "Find_a_queue_item_of_the_row");
    expect(find.inputs?.parameters).toMatchObject({
      entityName: "queueitems",
    });
    expect(find.inputs?.parameters?.$filter).toMatch(
      /^_objectid_value eq @\{.*incidentid'\]\} and _msdyn_liveworkstreamid_value ne null$/,
    );
    const question = stepNamed(flow, "Is_it_not_routed_yet");
    expect(question.runAfter).toEqual({ Find_a_queue_item_of_the_row: ["Succeeded"] });
    const handedOver = stringsOf(groups(question.actions ?? {})).filter((text) =>
      ["SendEntityInformation", "msdyn_ApplyRoutingRuleEntityRecord"].includes(text),
    );
    const all = stringsOf(definition).filter((text) =>
      ["SendEntityInformation", "msdyn_ApplyRoutingRuleEntityRecord"].includes(text),
    );
    expect(handedOver.length).toBeGreaterThan(0);
    expect(all).toEqual([route.way === "connector" ? "SendEntityInformation" : "msdyn_ApplyRoutingRuleEntityRecord"]);
  });

  test("hides rows in the history, and reads no more of them than ids where it can", () => {
    const [trigger] = Object.values(definition.triggers);
    const hides = ({ runtimeConfiguration }: MadeStep) => runtimeConfiguration?.secureData?.properties;
    expect(hides(trigger)).toEqual(route.backlog ? undefined : ["outputs"]);
    for (const [, step] of steps.filter(([, { inputs }]) => inputs?.parameters?.["body/RecordDetails"] !== undefined)) {
      expect(hides(step)).toEqual(["inputs"]);
    }
    for (const [, { inputs }] of steps.filter(([, { inputs }]) => inputs?.host?.operationId === "ListRecords")) {
      expect(inputs?.parameters?.$select).toMatch(/^(incidentid|queueitemid)$/);
    }
  });
});

describe("the triggers", () => {
  const triggerOf = (change: Partial<Route>): [string, MadeStep] =>
    Object.entries(flowOf(routeWith(change)).properties.definition.triggers)[0];

  test.each([
    [{ create: true } as const, "When_a_row_is_added", 1, undefined],
    [{ update: ["a_b", "c_d"] }, "When_a_row_is_modified", 3, "a_b,c_d"],
    [{ create: true, update: ["a_b"] } as const, "When_a_row_is_added_or_modified", 4, "a_b"],
  ])("on %j: %s", (on, name, message, columns) => {
    const [given, { inputs }] = triggerOf({ on });
    expect(given).toBe(name);
    expect(inputs?.parameters).toEqual({
      "subscriptionRequest/message": message,
      "subscriptionRequest/entityname": "incident",
      "subscriptionRequest/scope": 4,
      ...(columns ? { "subscriptionRequest/filteringattributes": columns } : {}),
      "subscriptionRequest/filterexpression": "statecode eq 0",
    });
  });

  test("a filter stands as it is, also one that looks like an expression", () => {
    const filter = "emailaddress eq 'a@{b}@c.d' and @p eq 1";
    const [, { inputs }] = triggerOf({ filter });
    const text = String(inputs?.parameters?.["subscriptionRequest/filterexpression"]);
    expect(parseText(text)).toEqual({ kind: "text", parts: [filter] });
  });

  test("the backlog runs one at a time, ten rows at once, over rows that are old enough", () => {
    const flow = flowOf(routeWith({ on: undefined, backlog }));
    expect(flow.properties.definition.triggers.Recurrence).toMatchObject({
      recurrence: backlog.every,
      runtimeConfiguration: { concurrency: { runs: 1 } },
    });
    expect(stepNamed(flow, "For_each_row").runtimeConfiguration?.concurrency?.repetitions).toBe(10);
    expect(stepNamed(flow, "Compute_the_newest_moment").inputs).toBe(
      "@addMinutes(utcNow(), -60, 'yyyy-MM-ddTHH:mm:ssZ')",
    );
    expect(stepNamed(flow, "List_a_page_of_rows").inputs?.parameters?.$filter).toBe(
      "(statecode eq 0) and createdon lt @{outputs('Compute_the_newest_moment')}",
    );
  });
});

describe("the shipped flows", () => {
  const flows = flowsIn(filesOf(shipped));

  test("of both ways have trigger conditions of which exactly one holds, whatever the variable says", () => {
    const conditions = flows.flatMap(([, { properties }]) =>
      Object.values(properties.definition.triggers).flatMap((step) => step.conditions ?? []),
    );
    const isAction = "equals(toLower(trim(parameters('Way of new cases (lrc_CaseRoutingWay)'))), 'action')";
    expect(conditions.map(({ expression }) => expression).sort()).toEqual([`@${isAction}`, `@not(${isAction})`].sort());
  });

  test("have only the parameters that they use", () => {
    for (const [, { properties }] of flows) {
      const used = new Set([...stringsOf(properties.definition)].join(" ").match(/lrc_\w+(?=\)'\))/g));
      const declared = Object.keys(properties.definition.parameters).filter((name) => !name.startsWith("$"));
      expect(declared.map((name) => /\((\w+)\)$/.exec(name)?.[1])).toEqual(expect.arrayContaining([...used]));
      expect(declared).toHaveLength(used.size);
    }
  });

  test("a default work stream goes into the variable, the flow and the deployment settings", () => {
    const id = "01234567-89ab-cdef-0123-456789abcdef";
    const files = filesOf(withTable({ workStream: { variable: "lrc_CaseLiveWorkStreamId", default: id } }));
    const holding = [...files].filter(([, text]) => text.includes(id)).map(([path]) => path.split("/").at(-1));
    expect(holding).toEqual([
      "RoutenewcasesthroughOmnichannel-AD213E0A-8258-4150-BABA-E74A93EFFB10.json",
      "environmentvariabledefinition.xml",
      "deployment-settings.json",
      "routing.md",
    ]);
  });

  test("without a flow through the connector nothing of it is left", () => {
    const routes = shipped.tables[0].routes.slice(1);
    const files = filesOf(withTable({ workStream: undefined, wayVariable: undefined, routes }));
    for (const [path, text] of files) {
      expect([path, /lrc_OrganizationId|omnichannelentityrouting|LinkedRecordsConnector"/.test(text)]).toEqual([
        path,
        false,
      ]);
    }
  });
});

describe("labels", () => {
  /** What XML and the form of the file allow, and what is awkward in one of the places that a label goes to. */
  const label = fc
    .array(
      fc.oneof(
        fc.constantFrom(..."<&\"'>|*_`[]#\\~{}()$% aZ9é漢", "🙂", "👩‍💻", "]]>", "<!--", "''"),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((parts) => parts.join(""))
    .filter(
      (text) =>
        /^\S(.*\S)?$/u.test(text) && !/[@\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u.test(text) && text.length <= 60,
    );

  const routingOf = (name: string, flow: string): Routing => {
    const [table] = shipped.tables;
    return withTable({ name, names: `${name}s`, routes: [{ ...table.routes[0], flow }, ...table.routes.slice(1)] });
  };

  const xmlIn = (files: ReadonlyMap<string, string>) =>
    [...files].filter(([path]) => path.endsWith(".xml")).map(([path, text]) => rootOf(parseXml(text, path, "strict")));

  const check = (name: string, flow: string): void => {
    const files = filesOf(routingOf(name, flow));
    const roots = xmlIn(files);
    const workflows = roots.filter(({ nodeName }) => nodeName === "Workflow");
    const data = workflows.find((root) => attribute(root, "WorkflowId") === `{${shipped.tables[0].routes[0].id}}`);
    expect(data && attribute(data, "Name")).toBe(flow);
    expect(data && attribute(descendants(data, "LocalizedName")[0], "description")).toBe(flow);
    const dependents = roots.flatMap((root) => descendants(root, "Dependent"));
    expect(dependents.map((one) => attribute(one, "displayName"))).toContain(flow);
    const displayNames = roots
      .filter(({ nodeName }) => nodeName === "environmentvariabledefinition")
      .map((root) => child(root, "displayname"))
      .map((element) => element && attribute(element, "default"));
    expect(displayNames).toContain(`Work stream for ${name}s`);
    for (const [, made] of flowsIn(files)) {
      const { parameters } = made.properties.definition;
      const read = stringsOf(made.properties.definition)
        .flatMap((text) => expressionsOf(parseText(text)))
        .flatMap(withInner)
        .flatMap((one) => (one.kind === "call" && one.name === "parameters" ? one.arguments : []))
        .map((one) => (one.kind === "literal" ? String(one.value) : ""));
      expect(Object.keys(parameters)).toEqual(expect.arrayContaining(read));
    }
    expect(files.get("docs/routing.md")).toContain(`## ${markdown(`${name}s`)}`);
  };

  test("with <&\"' and emoji come out right in XML, JSON and documentation", () => {
    check(`R&D <"desk's"> 🙂`, `Route "R&D" <desk's> 👩‍💻`);
  });

  test("of any characters do", () => {
    fc.assert(
      fc.property(label, label, (name, flow) => {
        check(name, `Route ${flow}`);
      }),
      { numRuns: 200 },
    );
  });

  test("markup in a label is text in the page", () => {
    expect(markdown("a|b *c* _d_ `e` [f](g) <h> &amp; new_ticket")).toBe(
      "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g) &lt;h> &amp;amp; new_ticket",
    );
  });
});

test("what is made is the same each time, and keeps the ids of the shipped flows", () => {
  expect([...filesOf(shipped)]).toEqual([...filesOf(shipped)]);
  const table: RoutedTable = shipped.tables[0];
  expect(table.routes.map(({ id }) => id)).toEqual([
    "ad213e0a-8258-4150-baba-e74a93effb10",
    "9c3978b4-6d09-58e2-8c2d-ae3f33be9422",
    "9e8aac1d-a6b2-5253-897a-6a8d8b417579",
  ]);
});
