import fc from "fast-check";
import type { Finding } from "../../../connector/checker/rules/finding";
import { positionsWithin } from "../../../solution/flows/run/position";
import { check, open, sample, withValue } from "./sampleFlow";

const actions = "/properties/definition/actions";

const messages = (text: string, ruleId: string): string[] =>
  check(text).flatMap((finding) => (finding.ruleId === ruleId ? [finding.message] : []));

const only = (findings: readonly Finding[], ruleId: string): Finding => {
  const found = findings.filter((finding) => finding.ruleId === ruleId);
  expect(found).toHaveLength(1);
  return found[0];
};

describe("places", () => {
  it("are those of the character in the expression, whatever is escaped before it", () => {
    const text = withValue(`${actions}/Note_the_time/inputs`, 'a "quoted"\n\u0007 text @{utcNew()}');
    const { line, column } = only(check(text), "function-known");
    expect(text.split("\n")[line - 1]?.slice(column - 1)).toMatch(/^utcNew/);
  });

  it("are found for every character of every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(), (text, at) => {
        const within = text.length === 0 ? 0 : at % text.length;
        const json = JSON.stringify({ text });
        const { column } = positionsWithin(json)({ line: 1, column: 2 }, within);
        const rest = JSON.parse(`"${json.slice(column - 1, -1)}`) as string;
        expect(rest).toBe(text.slice(within));
      }),
    );
  });
});

describe("what expressions may read", () => {
  const read = (expression: string, at = "Send_to_queue/inputs/parameters/body~1queueName") =>
    check(withValue(`${actions}/${at}`, expression)).map(({ ruleId }) => ruleId);

  it.each([
    ["an action of a loop that has ended", "@outputs('Look_again')"],
    ["an action within a condition before", "@outputs('Wait_a_moment')"],
    ["names in another case", "@outputs('note_THE_time')"],
    ["the trigger by its name", "@outputs('When_a_case_is_modified')"],
  ])("%s", (_, expression) => {
    expect(read(expression).filter((id) => id.startsWith("step-"))).toEqual([]);
  });

  it("not an action of another branch", () => {
    expect(read("@outputs('Give_up')")).toContain("step-order");
  });

  it("not what runs in the loop, from before it", () => {
    expect(read("@outputs('Look_again')", "Note_the_time/inputs")).toContain("step-order");
  });

  it("says how a name is spelt", () => {
    const text = withValue(`${actions}/Set_the_count/inputs/value`, "@outputs('Note the time')");
    expect(messages(text, "step-reference")).toEqual([
      `outputs('Note the time') names no action of the flow. Is it "Note_the_time"?`,
    ]);
  });
});

describe("a flow that writes the table that starts it", () => {
  const trigger = "/properties/definition/triggers/When_a_case_is_modified";
  const loops = (text: string) => check(text).flatMap(({ ruleId }) => (ruleId.endsWith("-loop") ? [ruleId] : []));
  const unfiltered = withValue(`${trigger}/inputs/parameters/subscriptionRequest~1filteringattributes`, undefined);

  it("loops for ever without filtering columns", () => {
    expect(loops(unfiltered)).toEqual(["endless-loop"]);
  });

  it("does not when a condition looks at what it writes", () => {
    const flow = JSON.parse(unfiltered) as { properties: { definition: { triggers: object } } };
    Object.values(flow.properties.definition.triggers as Record<string, Record<string, unknown>>).forEach((one) => {
      one.conditions = [{ expression: "@empty(triggerOutputs()?['body/description'])" }];
    });
    expect(loops(JSON.stringify(flow))).toEqual([]);
  });

  it("does not when only rows that are added start it", () => {
    expect(loops(withValue(`${trigger}/inputs/parameters/subscriptionRequest~1message`, 1))).toEqual([]);
  });
});

describe("a huge flow", () => {
  const count = 5_000;
  const names = Array.from({ length: count }, (_, index) => `Step_${index}`);
  const flowOf = (actions: object): string => withValue("/properties/definition/actions", actions);
  const chain = (inputs: (index: number) => string) =>
    Object.fromEntries(
      names.map((name, index) => [
        name,
        { type: "Compose", inputs: inputs(index), runAfter: index === 0 ? {} : { [names[index - 1]]: ["Succeeded"] } },
      ]),
    );

  it("is checked to its end, each step reading the first one", () => {
    const text = flowOf(chain((index) => (index === 0 ? "x" : "@outputs('Step_0')")));
    expect(check(text).filter(({ ruleId }) => ruleId.startsWith("step-") || ruleId.startsWith("run-"))).toEqual([]);
  });

  it("is checked to its end, each step naming one that is not there", () => {
    const text = flowOf(chain((index) => `@outputs('Stepp_${index}')`));
    expect(check(text).filter(({ ruleId }) => ruleId === "step-reference")).toHaveLength(count);
  });

  it("is checked to its end, all in one circle", () => {
    const circle = {
      ...chain(() => "x"),
      Step_0: { type: "Compose", inputs: "x", runAfter: { [names[count - 1]]: ["Succeeded"] } },
    };
    expect(check(flowOf(circle)).filter(({ ruleId }) => ruleId === "run-after-circle")).toHaveLength(count);
  });
});

describe("the order of actions", () => {
  /** Any actions of which each may wait for earlier ones, as pairs of numbers. */
  const waits = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 });

  it("lets an action read what it waits for, through however many others, and nothing else", () => {
    fc.assert(
      fc.property(waits, fc.nat(11), fc.nat(11), (pairs, first, then) => {
        const before = Array.from({ length: 12 }, (_, to) =>
          pairs.flatMap(([a, b]) => (Math.max(a, b) === to && a !== b ? [Math.min(a, b)] : [])),
        );
        const reach = (from: number): Set<number> => new Set(before[from].flatMap((one) => [one, ...reach(one)]));
        const actions = Object.fromEntries(
          before.map((list, index) => [
            `Step_${index}`,
            {
              type: "Compose",
              inputs: index === then ? `@outputs('Step_${first}')` : "x",
              runAfter: Object.fromEntries(list.map((one) => [`Step_${one}`, ["Succeeded"]])),
            },
          ]),
        );
        const found = messages(withValue("/properties/definition/actions", actions), "step-order");
        expect(found).toHaveLength(reach(then).has(first) ? 0 : 1);
      }),
    );
  });

  it("has no circle where actions wait for earlier ones only, and one where the first waits for the last", () => {
    const three = (first: object) => ({
      A: { type: "Compose", inputs: "x", runAfter: first },
      B: { type: "Compose", inputs: "x", runAfter: { A: ["Succeeded"] } },
      C: { type: "Compose", inputs: "x", runAfter: { B: ["Succeeded"] } },
      After: { type: "Compose", inputs: "x", runAfter: { C: ["Succeeded"] } },
    });
    const circles = (first: object) =>
      messages(withValue("/properties/definition/actions", three(first)), "run-after-circle");
    expect(circles({})).toEqual([]);
    expect(circles({ C: ["Succeeded"] }).map((message) => message.slice(0, 3))).toEqual(['"A"', '"B"', '"C"']);
  });
});

test("what may stand elsewhere is a warning, unless all is at hand", () => {
  const text = sample.replace('"smp_dataverse"', '"smp_other"');
  expect(check(text, open).map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
    ["connection-reference-elsewhere", "warning"],
  ]);
  expect(check(text).map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
    ["connection-reference-missing", "error"],
  ]);
});

test("a secret is never repeated in what is said of it", () => {
  const key = "Zm9vYmFyYmF6cXV4Zm9vYmFy";
  const spoilt = [
    withValue(`${actions}/Note_the_time/inputs`, { headers: { Authorization: `Bearer ${key}` } }),
    withValue(`${actions}/Note_the_time/inputs`, { uri: `https://contoso.example/run?sig=${key}` }),
    withValue(`${actions}/Note_the_time/inputs`, { authentication: { type: "Basic", password: key } }),
    withValue("/properties/definition/parameters/ApiKey", { type: "String", defaultValue: key }),
  ];
  for (const text of spoilt) {
    expect(check(text).filter(({ ruleId }) => ruleId.startsWith("secret"))).toHaveLength(1);
    expect(JSON.stringify(check(text))).not.toContain(key);
  }
});
