import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { flowOf, routeWith } from "../../solution/routing/support";
import type { Answer, OperationCall } from "../../../workspace/flows/engine/ports";
import { ok, runActions, type TestRun } from "./support/runs";

const folder = join(__dirname, "../../../solution/LinkedRecords/src/Workflows");

type Actions = Readonly<Record<string, unknown>>;

/** The actions of a committed flow. */
function actionsOf(name: string): Actions {
  const file = readdirSync(folder).find((each) => each.startsWith(name) && each.endsWith(".json"));
  if (!file) throw new Error(`There is no flow ${name}.`);
  const flow = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
    properties: { definition: { actions: Actions } };
  };
  return flow.properties.definition.actions;
}

const caseId = "0b5c1a6e-0000-4000-8000-000000000001";
const parameters = {
  "Organization id (lrc_OrganizationId)": "organization",
  "Work stream for cases (lrc_CaseLiveWorkStreamId)": "stream",
};

const failing = (statusCode: number, message: string): Answer => ({
  statusCode,
  headers: {},
  body: { error: { code: String(statusCode), message } },
});

type Answering = (call: OperationCall, count: number) => Answer;

interface World {
  /** Queue items of the row that is asked for. */
  readonly search?: Answering;
  /** The hand-over, with how often it was asked before. */
  readonly handOver?: Answering;
  readonly page?: Answering;
  /** Of the parameters. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Runs a committed flow, or given actions, in a world that answers as it is told. */
function run(flow: string | Actions, { search, handOver, page, values = parameters }: World): Promise<TestRun> {
  const counts = { search: 0, handOver: 0, page: 0 };
  return runActions(typeof flow === "string" ? actionsOf(flow) : flow, {
    parameters: values,
    triggerBody: { incidentid: caseId, title: "Printer jams" },
    answer: (call) => {
      if (call.operationId !== "ListRecords") return (handOver ?? (() => accepted))(call, counts.handOver++);
      return call.parameters.entityName === "queueitems"
        ? (search ?? (() => none))(call, counts.search++)
        : Promise.resolve((page ?? (() => none))(call, counts.page++));
    },
  });
}

const none = ok({ value: [] });
const some = ok({ value: [{ queueitemid: "q" }] });
const accepted: Answer = { statusCode: 202, headers: {} };

const handOvers = ({ calls }: TestRun): readonly OperationCall[] =>
  calls.filter(({ operationId }) => operationId !== "ListRecords");

describe.each([
  ["RoutenewcasesthroughOmnichannel", "SendEntityInformation"],
  ["RoutenewcasesthroughDataverse", "PerformUnboundAction"],
])("%s", (name, operation) => {
  test("hands a new row over, once", async () => {
    const done = await run(name, {});
    expect(done).toMatchObject({ status: "Succeeded", waits: [] });
    expect(handOvers(done).map(({ operationId }) => operationId)).toEqual([operation]);
    expect(handOvers(done)[0]?.parameters).toEqual(
      operation === "PerformUnboundAction"
        ? { actionName: "msdyn_ApplyRoutingRuleEntityRecord", "item/Target": `incidents(${caseId})` }
        : {
            organizationId: "organization",
            liveWorkStreamId: "stream",
            "body/EntityLogicalName": "incident",
            "body/EntitySetName": "incidents",
            "body/RecordId": caseId,
            "body/RelationshipNameWithLiveWorkItem": "incident_msdyn_ocliveworkitems",
            "body/RecordDetails": { incidentid: caseId, title: "Printer jams" },
          },
    );
  });

  test("leaves a row alone that was routed before", async () => {
    const done = await run(name, { search: () => some });
    expect(done.status).toBe("Succeeded");
    expect(handOvers(done)).toEqual([]);
    expect(done.calls[0]?.parameters.$filter).toBe(
      `_objectid_value eq ${caseId} and _msdyn_liveworkstreamid_value ne null`,
    );
  });

  test("repeats after 429 and 5xx, with pauses that grow", async () => {
    const answers = [429, 503, 500];
    const done = await run(name, {
      handOver: (_call, count) => (answers[count] ? failing(answers[count], "busy") : { ...accepted, statusCode: 204 }),
    });
    expect(done.status).toBe("Succeeded");
    expect(handOvers(done)).toHaveLength(4);
    expect(done.waits.filter((wait, index) => index > 0 && wait <= (done.waits[index - 1] ?? 0))).toEqual([]);
  });

  test("waits a minute at a time while the set-up spreads", async () => {
    const done = await run(name, {
      handOver: (_call, count) => (count < 15 ? failing(404, "not found") : accepted),
    });
    expect(done.status).toBe("Succeeded");
    expect(handOvers(done)).toHaveLength(16);
    expect(done.waits).toEqual(Array(15).fill(60_000));
  });

  test.each([
    ["a row that is gone", failing(404, "incident does not exist"), 16, "404"],
    ["a refusal", failing(403, "prvWriteIncident is missing"), 1, "403"],
    ["a service that stays away", failing(503, "no room"), 7, "503"],
    ["an answer that is no JSON", { statusCode: 502, headers: {}, body: "<html>Bad gateway</html>" }, 7, "502 <html>"],
  ])("fails with the row's id and the answer for %s", async (_what, answer, times, words) => {
    const done = await run(name, { handOver: () => answer });
    expect(done.status).toBe("Failed");
    expect(done.error).toMatchObject({ code: "NotRouted" });
    expect(done.error?.message).toContain(`The case ${caseId} was not routed: the answer was ${words}`);
    const { message } = (answer.body as { error?: { message: string } }).error ?? {};
    if (message) expect(done.error?.message).toContain(message);
    expect(handOvers(done)).toHaveLength(times);
  });

  test("fails with the row's id where it cannot be told whether the row was routed", async () => {
    const done = await run(name, {
      search: () => failing(400, "Could not find a property named 'msdyn_liveworkstreamid'"),
    });
    expect(done.status).toBe("Failed");
    expect(done.error?.message).toMatch(
      new RegExp(
        `^The case ${caseId} was not routed: the search for its queue item answered 400 .*Could not find.*; the hand-over answered nothing$`,
      ),
    );
    expect(handOvers(done)).toEqual([]);
  });

  test("cuts a long answer", async () => {
    const done = await run(name, { handOver: () => failing(400, "x".repeat(10_000)) });
    expect(done.error?.message.length).toBeLessThan(700);
  });
});

describe("Routeunroutedcases", () => {
  const idOf = (index: number): string => `0b5c1a6e-0000-4000-8000-${String(index).padStart(12, "0")}`;
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => ({ incidentid: idOf(from + index) }));
  const cookie = (page: number) => `<cookie pagenumber="${page}" pagingcookie="a&b=c%20+" />`;
  const link = (page: number) =>
    `http://o/api/data/v9.2/incidents?$select=incidentid&$skiptoken=${encodeURIComponent(cookie(page))}`;

  /** Pages of ten rows. */
  const pages =
    (count: number): Answering =>
    (call) => {
      const token = call.parameters.$skiptoken;
      const number = token === null || token === undefined ? 1 : Number(/pagenumber="(\d+)"/.exec(String(token))?.[1]);
      if (token) expect(token).toBe(cookie(number));
      const value = rows((number - 1) * 10, number * 10);
      return ok(number < count ? { value, "@odata.nextLink": link(number + 1) } : { value });
    };
  const targets = (done: TestRun) => handOvers(done).map(({ parameters: given }) => String(given["item/Target"]));
  const targetOf = (index: number) => `incidents(${idOf(index)})`;
  const concerns = (call: OperationCall, index: number) => JSON.stringify(call.parameters).includes(idOf(index));

  test("routes page by page every row that nobody routed, each once", async () => {
    const done = await run("Routeunroutedcases", {
      page: pages(5),
      search: (call) => (concerns(call, 7) || concerns(call, 33) ? some : none),
    });
    expect(done).toMatchObject({ status: "Succeeded" });
    const expected = rows(0, 50).flatMap((_, index) => (index === 7 || index === 33 ? [] : [targetOf(index)]));
    expect(targets(done).sort()).toEqual(expected.sort());
    const lists = done.calls.filter(({ parameters: given }) => given.entityName === "incidents");
    expect(lists).toHaveLength(5);
    expect(new Set(lists.map(({ parameters: given }) => given.$filter))).toEqual(
      new Set(["(statecode eq 0) and createdon lt 2026-03-02T08:00:00Z"]),
    );
  });

  test("has nothing to do, and says nothing", async () => {
    const done = await run("Routeunroutedcases", {});
    expect(done).toMatchObject({ status: "Succeeded" });
    expect(done.calls).toHaveLength(1);
  });

  test("goes on with the others where rows fail, and names those, with the reason", async () => {
    const done = await run("Routeunroutedcases", {
      page: pages(2),
      handOver: (call) => (concerns(call, 3) ? failing(403, "no right") : accepted),
      search: (call) => (concerns(call, 12) ? failing(400, "odd") : none),
    });
    expect(done.status).toBe("Failed");
    expect(done.error?.message).toMatch(/^2 of the unrouted cases were not routed: /);
    expect(done.error?.message).toContain(`${idOf(3)} (hand-over: 403 {"error":{"code":"403","message":"no right"}})`);
    expect(done.error?.message).toContain(`${idOf(12)} (search for its queue item: 400`);
    expect(targets(done)).toHaveLength(19);
  });

  test("names ten of many, and how many there are", async () => {
    const done = await run("Routeunroutedcases", { page: pages(3), handOver: () => failing(400, "no") });
    expect(done.error?.message).toMatch(/^30 of the unrouted cases were not routed: /);
    expect(done.error?.message.match(/hand-over: 400/g)).toHaveLength(10);
  });

  test("gives up the pages after one that cannot be read, and says so", async () => {
    const list = pages(3);
    const done = await run("Routeunroutedcases", {
      page: (call, count) => (count === 0 ? list(call, count) : failing(400, "The cookie is malformed")),
    });
    expect(done.status).toBe("Failed");
    expect(done.error?.message).toMatch(
      /^1 of the unrouted cases were not routed: a page of rows, and all after it \(400 .*malformed/,
    );
    expect(targets(done)).toHaveLength(10);
  });
});

describe("flows of other declarations", () => {
  const name = `R&D <"desk's"> 🙂`;
  const values = {
    "Organization id (lrc_OrganizationId)": "organization",
    [`Work stream for ${name}s (lrc_CaseLiveWorkStreamId)`]: "stream",
  };
  const labelled = (change: Parameters<typeof routeWith>[0]): Actions =>
    flowOf(routeWith(change), { name, names: `${name}s` }).properties.definition.actions;

  test("any label reads its variable, and stands in the sentence of a failure", async () => {
    const done = await run(labelled({}), { values, handOver: () => failing(400, "no") });
    expect(handOvers(done)[0]?.parameters.liveWorkStreamId).toBe("stream");
    expect(done.error?.message).toContain(`The ${name} ${caseId} was not routed: the answer was 400 `);
  });

  test("a backlog through the connector sends ids alone", async () => {
    const backlog = { every: { frequency: "Day", interval: 1 }, olderThanMinutes: 90 } as const;
    const done = await run(labelled({ on: undefined, backlog, filter: undefined }), {
      values,
      page: () => ok({ value: [{ incidentid: caseId }] }),
    });
    expect(done.status).toBe("Succeeded");
    expect(done.calls[0]?.parameters.$filter).toBe("createdon lt 2026-03-02T07:30:00Z");
    expect(handOvers(done)).toHaveLength(1);
    expect(handOvers(done)[0]?.parameters).toMatchObject({ liveWorkStreamId: "stream", "body/RecordId": caseId });
    expect(handOvers(done)[0]?.parameters).not.toHaveProperty(["body/RecordDetails"]);
  });

  test("a hand-over that cannot even be called fails with the reason", async () => {
    const done = await run(labelled({}), { values: {} });
    expect(done.status).toBe("Failed");
    expect(done.error?.message).toMatch(/was not routed: the answer was none: .*There is no parameter/);
  });
});
