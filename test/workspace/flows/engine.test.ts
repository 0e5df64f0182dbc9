import fc from "fast-check";
import { calling, compose, ok, runActions } from "./support/runs";

describe("the order of steps", () => {
  test("a step runs after those that its runAfter names, with what they gave", async () => {
    const { status, steps } = await runActions({
      Last: compose("@add(outputs('First'), outputs('Second'))", { First: ["Succeeded"], Second: ["Succeeded"] }),
      Second: compose(2, { First: ["Succeeded"] }),
      First: compose(1),
    });
    expect([status, steps.Last?.outputs]).toEqual(["Succeeded", 3]);
  });

  test.each([
    ["Succeeded", 200],
    ["Failed", 400],
  ])("a step that ended as %s is followed by those that wait for that", async (after, answer) => {
    const { statuses } = await runActions(
      {
        Call: calling(),
        Yes: compose(1, { Call: ["Succeeded"] }),
        No: compose(1, { Call: ["Failed", "TimedOut"] }),
        Both: compose(1, { Call: ["Succeeded", "Failed"] }),
        AfterYes: compose(1, { Yes: ["Succeeded"] }),
        AfterSkipped: compose(1, { Yes: ["Skipped"] }),
      },
      { answer: () => answer },
    );
    const [ran, not] = ["Succeeded", "Skipped"];
    const yes = after === "Succeeded";
    expect(statuses).toEqual({
      Call: after,
      ...(yes ? { Yes: ran, AfterYes: ran } : { No: ran, AfterSkipped: ran }),
      Both: ran,
    });
    expect(yes ? not : ran).toBeDefined();
  });

  test("a runAfter to nowhere or in a circle fails its step with a sentence, and nothing hangs", async () => {
    const lost = await runActions({ A: compose(1, { Nobody: ["Succeeded"] }) });
    expect(lost).toMatchObject({
      status: "Failed",
      error: { message: expect.stringContaining("names Nobody") as string },
    });
    const circle = await runActions({
      A: compose(1, { B: ["Succeeded"] }),
      B: compose(1, { A: ["Succeeded"] }),
      C: compose(1),
    });
    expect(circle).toMatchObject({
      status: "Failed",
      error: { message: "The runAfter of A, B leads back to itself: they can never begin." },
    });
  });
});

describe("how a run ends", () => {
  const tryCatch = (more: object = {}) => ({
    Try: { type: "Scope", actions: { Call: calling(), Then: compose(1, { Call: ["Succeeded"] }) } },
    Catch: { type: "Scope", runAfter: { Try: ["Failed", "TimedOut"] }, actions: { Note: compose("@result('Try')[0].error.message") }, ...more }, // prettier-ignore
  });

  test("a failure that is taken up does not fail the run", async () => {
    const { status, steps } = await runActions(tryCatch(), { answer: () => 404 });
    expect([status, steps.Try?.status, steps.Note?.outputs]).toEqual([
      "Succeeded",
      "Failed",
      "The operation answered with status 404 (NotFound).",
    ]);
  });

  test("a run in which nothing failed succeeds, though its catch was skipped", async () => {
    expect(await runActions(tryCatch())).toMatchObject({ status: "Succeeded", error: undefined });
  });

  test("a failure that nothing takes up fails the run, and is named", async () => {
    const { status, error } = await runActions({ Call: calling(), Then: compose(1, { Call: ["Succeeded"] }) }, {
      answer: () => ({ statusCode: 400, headers: {}, body: { error: { code: "x", message: "The id is no GUID." } } }),
    }); // prettier-ignore
    expect(status).toBe("Failed");
    expect(error).toEqual({
      code: "BadRequest",
      message: "Call: The operation answered with status 400 (BadRequest). The id is no GUID.",
    });
  });

  test("Terminate ends the run as it says, whatever else is under way", async () => {
    const terminate = {
      type: "Terminate",
      inputs: { runStatus: "Failed", runError: { code: "R1", message: "Case @{triggerBody()?['incidentid']}" } },
    };
    const ended = await runActions(
      { Stop: terminate, Long: { type: "Wait", inputs: { interval: { count: 1, unit: "Day" } }, runAfter: { Stop: ["Succeeded"] } } },
      { triggerBody: { incidentid: "i-1" } },
    ); // prettier-ignore
    expect(ended).toMatchObject({ status: "Failed", error: { code: "R1", message: "Case i-1" }, waits: [] });
    expect(await runActions({ Stop: { type: "Terminate", inputs: { runStatus: "Cancelled" } } })).toMatchObject({
      status: "Cancelled",
    });
    expect(await runActions({ Stop: { type: "Terminate", inputs: { runStatus: "Perhaps" } } })).toMatchObject({
      status: "Failed",
    });
  });

  test("a timeout ends a step as TimedOut", async () => {
    const step = { type: "Wait", inputs: { interval: { count: 2, unit: "Hour" } }, limit: { timeout: "PT1H" } };
    const { statuses, status } = await runActions({ Slow: step, After: compose(1, { Slow: ["TimedOut"] }) });
    expect([statuses, status]).toEqual([{ Slow: "TimedOut", After: "Succeeded" }, "Succeeded"]);
  });

  test("Response gives what the run answers", async () => {
    const { response } = await runActions({
      Answer: { type: "Response", inputs: { statusCode: 201, headers: { a: 1 }, body: { b: "@add(1, 1)" } } },
    });
    expect(response).toEqual({ statusCode: 201, headers: { a: "1" }, body: { b: 2 } });
  });

  test("another flow is run, and its answer is the step's", async () => {
    const child = { type: "Workflow", inputs: { host: { workflowReferenceName: "f-1" }, body: { a: "@add(1, 1)" } } };
    const { steps } = await runActions({ Child: child }, { runChild: (id, body) => Promise.resolve(ok({ id, body })) });
    expect(steps.Child?.outputs).toMatchObject({ body: { id: "f-1", body: { a: 2 } } });
    expect(await runActions({ Child: child })).toMatchObject({ status: "Failed" });
  });
});

describe("retries", () => {
  const fixed = { retryPolicy: { type: "fixed", count: 3, interval: "PT10S" } };

  test.each([408, 429, 500, 503])("%i is called once more, as the policy says", async (status) => {
    const { calls, waits, steps } = await runActions({ Call: calling({}, fixed) }, {
      answer: (_call, count) => (count < 3 ? status : 200),
    }); // prettier-ignore
    expect([calls.length, waits, steps.Call?.status]).toEqual([3, [10_000, 10_000], "Succeeded"]);
    expect(steps.Call?.retries.map(({ pause }) => pause)).toEqual([10_000, 10_000]);
  });

  test.each([400, 401, 403, 404, 412])("%i is not", async (status) => {
    const { calls } = await runActions({ Call: calling({}, fixed) }, { answer: () => status });
    expect(calls).toHaveLength(1);
  });

  test("Retry-After is waited for where it asks for more", async () => {
    const { waits } = await runActions({ Call: calling({}, fixed) }, {
      answer: (_call, count) => (count === 1 ? { statusCode: 429, headers: { "Retry-After": "42" } } : 200),
    }); // prettier-ignore
    expect(waits).toEqual([42_000]);
  });

  test("without a policy there are four, ever later, and then the failure tells how many", async () => {
    const { calls, waits, error } = await runActions({ Call: calling() }, { answer: () => 503 });
    expect(calls).toHaveLength(5);
    expect(waits).toEqual([...waits].sort((left, right) => left - right));
    expect(waits.every((pause) => pause >= 5000 && pause <= 45_000)).toBe(true);
    expect(error?.message).toMatch(/status 503 .* It was called 5 times\.$/);
  });

  test("none means none", async () => {
    const none = { retryPolicy: { type: "none" } };
    expect((await runActions({ Call: calling({}, none) }, { answer: () => 503 })).calls).toHaveLength(1);
  });

  test("an exponential policy stays within its bounds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 60 }), async (count, seconds) => {
        const retryPolicy = {
          type: "exponential",
          count,
          interval: `PT${seconds}S`,
          minimumInterval: "PT4S",
          maximumInterval: "PT2M",
        };
        const { waits } = await runActions({ Call: calling({}, { retryPolicy }) }, { answer: () => 500 });
        expect(waits).toHaveLength(count);
        expect(waits.every((pause) => pause >= 4000 && pause <= 120_000)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    [{ type: "sometimes" }, /none, fixed or exponential/],
    [{ type: "fixed", count: 0, interval: "PT1S" }, /whole number from 1 to 90/],
    [{ type: "fixed", count: 1, interval: "soon" }, /no duration of ISO 8601/],
    ["fixed", /must be an object/],
  ])("a policy that is none is said: %j", async (retryPolicy, said) => {
    const { error } = await runActions({ Call: calling({}, { retryPolicy }) });
    expect(error?.message).toMatch(said);
  });
});

describe("branches", () => {
  const branch = (value: number) => ({
    type: "If",
    expression: { and: [{ equals: ["@triggerBody()?['n']", value] }, { not: { equals: ["a", "b"] } }] },
    actions: { Yes: compose("yes") },
    else: { actions: { No: compose("no") } },
  });

  test("If takes one, and skips the other", async () => {
    expect((await runActions({ If: branch(1) }, { triggerBody: { n: 1 } })).statuses).toMatchObject({ Yes: "Succeeded", No: "Skipped" }); // prettier-ignore
    expect((await runActions({ If: branch(1) }, { triggerBody: { n: 2 } })).statuses).toMatchObject({ Yes: "Skipped", No: "Succeeded" }); // prettier-ignore
  });

  test("a condition may be one expression, and one that is none is said with its place", async () => {
    const step = (expression: unknown) => ({ If: { type: "If", expression, actions: { Yes: compose(1) } } });
    expect((await runActions(step("@equals(1, 1)"))).statuses.Yes).toBe("Succeeded");
    expect((await runActions(step({ or: [{ greater: [1, "@noSuch()"] }] }))).error?.message).toMatch(
      /expression\.or\[0\]\.greater\[1\].*no function noSuch/,
    );
    expect((await runActions(step({ equals: [1, 1], and: [] }))).error?.message).toMatch(/one function/);
  });

  test("Switch takes the case of the value, or the default", async () => {
    const step = {
      type: "Switch",
      expression: "@triggerBody()?['n']",
      cases: { One: { case: 1, actions: { A: compose("a") } }, Two: { case: 2, actions: { B: compose("b") } } },
      default: { actions: { C: compose("c") } },
    };
    const ran = async (n: number) => {
      const { statuses } = await runActions({ Switch: step }, { triggerBody: { n } });
      return ["A", "B", "C"].filter((name) => statuses[name] === "Succeeded");
    };
    expect([await ran(1), await ran(2), await ran(3)]).toEqual([["A"], ["B"], ["C"]]);
  });
});

describe("loops", () => {
  const each = (repetitions?: number) => ({
    Begin: {
      type: "InitializeVariable",
      inputs: { variables: [{ name: "sum", type: "integer", value: 0 }] },
    },
    Each: {
      type: "Foreach",
      foreach: "@triggerBody()",
      runAfter: { Begin: ["Succeeded"] },
      ...(repetitions && { runtimeConfiguration: { concurrency: { repetitions } } }),
      actions: {
        Call: calling({}, { parameters: { n: "@items('Each')" } }),
        Add: { type: "IncrementVariable", inputs: { name: "sum", value: "@outputs('Call').body" }, runAfter: { Call: ["Succeeded"] } }, // prettier-ignore
      },
    },
    Sum: compose("@variables('sum')", { Each: ["Succeeded", "Failed"] }),
  });

  test.each([undefined, 1, 7, 50])("Apply to each goes through all items, %p at once", async (repetitions) => {
    let [now, most] = [0, 0];
    const { steps } = await runActions(each(repetitions), {
      triggerBody: Array.from({ length: 120 }, (_none, at) => at),
      answer: async ({ parameters }) => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
        return ok(parameters.n);
      },
    });
    expect([steps.Sum?.outputs, most, steps.Each?.roundCount]).toEqual([(119 * 120) / 2, repetitions ?? 1, 120]);
    expect(steps.Each?.rounds).toHaveLength(50);
  });

  test("a round that fails fails the loop, and the others run", async () => {
    const { steps, status } = await runActions(each(), {
      triggerBody: [1, 2, 3],
      answer: ({ parameters }) => (parameters.n === 2 ? 400 : ok(parameters.n)),
    });
    expect([steps.Each?.status, steps.Sum?.outputs, status]).toEqual(["Failed", 4, "Succeeded"]);
    expect((await runActions(each(), { triggerBody: {} })).steps.Each?.error?.message).toBe(
      "foreach must be an array.",
    );
  });

  const until = (expression: string, limit: object, more: object = {}) => ({
    Loop: { type: "Until", expression, limit, actions: { Call: calling(), Pause: { type: "Wait", inputs: { interval: { count: 10, unit: "Minute" } } } }, ...more }, // prettier-ignore
  });

  test("Until runs until its condition is true", async () => {
    const { calls, steps } = await runActions(until("@equals(outputs('Call')?['body'], 3)", { count: 60 }), {
      answer: (_call, count) => ok(count),
    });
    expect([calls.length, steps.Loop?.roundCount, steps.Loop?.note]).toEqual([3, 3, undefined]);
  });

  test("one that never ends is stopped at its limit, which is said", async () => {
    const byCount = await runActions(until("@equals(1, 2)", { count: 4, timeout: "PT9H" }));
    expect([byCount.calls.length, byCount.status, byCount.steps.Loop?.note]).toEqual([
      4,
      "Succeeded",
      "The loop was stopped at its limit of 4 rounds; its condition never came true.",
    ]);
    const byTime = await runActions(until("@equals(1, 2)", { count: 60, timeout: "PT1H" }));
    expect([byTime.calls.length, byTime.steps.Loop?.note]).toEqual([6, expect.stringContaining("limit of PT1H")]);
    const failing = until("@equals(1, 2)", { count: 2 }, { operationOptions: "FailWhenLimitsReached" });
    expect(await runActions(failing)).toMatchObject({ status: "Failed", error: { code: "UntilLimitReached" } });
  });

  test("a run of far too many steps is stopped", async () => {
    const inner = { type: "Until", expression: "@false", limit: { count: 5000 }, actions: { A: compose(1) } };
    const { status, error } = await runActions({ Outer: { ...inner, actions: { Inner: inner } } });
    expect([status, error?.message]).toEqual(["Failed", expect.stringContaining("stopped after 100000 steps")]);
  });
});

describe("data", () => {
  test("Filter, Select, Join and Parse JSON", async () => {
    const { steps } = await runActions({
      Filter: { type: "Query", inputs: { from: "@range(1, 5)", where: "@greater(item(), 2)" } },
      Select: { type: "Select", inputs: { from: "@body('Filter')", select: { n: "@mul(item(), 2)" } }, runAfter: { Filter: ["Succeeded"] } }, // prettier-ignore
      Join: { type: "Join", inputs: { from: "@body('Filter')", joinWith: ";" }, runAfter: { Filter: ["Succeeded"] } },
      Parse: { type: "ParseJson", inputs: { content: '{"a":[1]}', schema: { type: "object" } } },
      Read: compose("@body('Parse').a[0]", { Parse: ["Succeeded"] }),
    });
    expect(steps.Select?.outputs).toEqual({ body: [{ n: 6 }, { n: 8 }, { n: 10 }] });
    expect([steps.Join?.outputs, steps.Read?.outputs]).toEqual([{ body: "3;4;5" }, 1]);
  });

  test.each([
    [{ type: "ParseJson", inputs: { content: "{", schema: {} } }, /not JSON/],
    [
      { type: "ParseJson", inputs: { content: {}, schema: { type: "array" } } },
      /does not fit the schema: \/ must be array/,
    ],
    [{ type: "ParseJson", inputs: { content: {}, schema: { type: 7 } } }, /no JSON schema/],
    [{ type: "Query", inputs: { from: "text", where: "@true" } }, /from must be an array/],
    [{ type: "Query", inputs: { from: [1], where: "@item()" } }, /true or false/],
    [{ type: "SetVariable", inputs: { name: "x", value: 1 } }, /no variable x yet/],
    [
      { type: "InitializeVariable", inputs: { variables: [{ name: "x", type: "integer", value: "a" }] } },
      /type integer, and got a text/,
    ],
    [{ type: "InitializeVariable", inputs: { variables: [{ name: "x", type: "moon" }] } }, /no type/],
    [{ type: "Http", inputs: { method: "GET", uri: "https://contoso.example" } }, /nothing to the outside/],
    [{ type: "Wait", inputs: { interval: { count: 1, unit: "Moon" } } }, /unit is Second/],
    [{ type: "Moon" }, /does not run actions of the type Moon/],
    [{ type: "Scope", actions: { Inner: 7 } }, /actions\.Inner must be an object/],
    [
      { type: "Compose", inputs: { a: ["@outputs('Nobody')"] } },
      /inputs\.a\[0\]: character 2, outputs: No action Nobody/,
    ],
    [{ type: "Compose", inputs: "@concat(" }, /inputs, character 9: the expression cannot be read/],
    [{ type: "Compose", inputs: "@parameters('Nobody')" }, /no parameter Nobody/],
  ])("%j fails with a sentence", async (step, said) => {
    const { status, error } = await runActions({ Step: step });
    expect([status, error?.message]).toEqual(["Failed", expect.stringMatching(said)]);
  });

  test("variables of every type are set, counted and appended to", async () => {
    const after = (name: string) => ({ [name]: ["Succeeded"] });
    const { steps } = await runActions({
      A: { type: "InitializeVariable", inputs: { variables: [{ name: "list", type: "array" }] } },
      B: { type: "InitializeVariable", inputs: { variables: [{ name: "text", type: "string", value: "a" }] }, runAfter: after("A") }, // prettier-ignore
      C: { type: "AppendToArrayVariable", inputs: { name: "list", value: { n: 1 } }, runAfter: after("B") },
      D: { type: "AppendToStringVariable", inputs: { name: "text", value: "@{variables('list')[0].n}b" }, runAfter: after("C") }, // prettier-ignore
      E: { type: "InitializeVariable", inputs: { variables: [{ name: "n", type: "float", value: 1.5 }] }, runAfter: after("D") }, // prettier-ignore
      F: { type: "DecrementVariable", inputs: { name: "n", value: 0.5 }, runAfter: after("E") },
      G: compose("@createArray(variables('text'), variables('n'), variables('list'))", after("F")),
    });
    expect(steps.G?.outputs).toEqual(["a1b", 1, [{ n: 1 }]]);
  });
});
