import { type Answer, call, type Parameters } from "./client";
import { definition, liveWorkStreamId, organizationId, type Service, startHub, startPrism, token } from "./services";

const information = {
  EntityLogicalName: "incident",
  EntitySetName: "incidents",
  RecordId: "2963eef6-7af7-e811-a961-000d3a3666c5",
  RelationshipNameWithLiveWorkItem: "incident_msdyn_ocliveworkitems",
  RecordDetails: { title: "Printer jams on tray 2", prioritycode: 1 },
};

const good: Parameters = { organizationId, liveWorkStreamId, body: information };

const withBody = (change: object): Parameters => ({ ...good, body: { ...information, ...change } });

const responses = (
  definition.paths["/incoming/{organizationId}/{liveWorkStreamId}"] as {
    post: { responses: Record<string, { headers?: Record<string, unknown> }> };
  }
).post.responses;

/** Expects an answer that the definition names, with the headers that it names. */
function expectDeclared({ status, headers, body }: Answer): void {
  expect(Object.keys(responses)).toContain(String(status));
  Object.keys(responses[status]?.headers ?? {}).forEach((name) => {
    expect(headers[name.toLowerCase()]).toMatch(/^\d+$/);
  });
  if (status >= 400) {
    expect(body).toMatchObject({
      error: { code: expect.any(String) as string, message: expect.any(String) as string },
    });
  }
}

/** Calls whose answer follows from the definition alone. */
const calls: [string, Parameters, string | undefined, number][] = [
  ["a record with all its details", good, token, 202],
  ["a record without details", withBody({ RecordDetails: undefined }), token, 202],
  ["a call without a token", good, undefined, 401],
  ["a body without EntitySetName", withBody({ EntitySetName: undefined }), token, 400],
  ["a body with an empty EntityLogicalName", withBody({ EntityLogicalName: "" }), token, 400],
  ["a RecordId that is no id", withBody({ RecordId: "CAS-01044" }), token, 400],
  ["RecordDetails that are no object", withBody({ RecordDetails: "all" }), token, 400],
  ["an organization that is no id", { ...good, organizationId: "adventure works/1" }, token, 400],
];

describe("a mock made from the definition by Prism", () => {
  let prism: Service;
  beforeAll(async () => {
    prism = await startPrism();
  });
  afterAll(async () => {
    await prism.stop();
  });

  it.each(calls)("answers %s", async (_case, parameters, given, status) => {
    const answer = await call(prism, given, parameters);
    expect(answer.status).toBe(status);
    expect(Object.keys(responses)).toContain(String(answer.status));
  });
});

describe("the hub", () => {
  let hub: Awaited<ReturnType<typeof startHub>>;
  let now: number;
  beforeEach(async () => {
    now = Date.UTC(2026, 0, 5, 9);
    hub = await startHub({ now: () => now, limit: { calls: 3, seconds: 30 } });
  });
  afterEach(async () => {
    await hub.stop();
  });

  it.each(calls)("answers %s", async (_case, parameters, given, status) => {
    const answer = await call(hub, given, parameters);
    expect(answer.status).toBe(status);
    expectDeclared(answer);
    expect(hub.hub.accepted).toHaveLength(status === 202 ? 1 : 0);
  });

  it("keeps what it was sent", async () => {
    await call(hub, token, good);
    expect(hub.hub.accepted).toEqual([{ organizationId, liveWorkStreamId, information, at: now }]);
  });

  it.each([
    ["a wrong token", good, "token-of-nobody", 401],
    ["another organization", { ...good, organizationId: "5f0f7a3e-0a6e-4a5b-8f57-1b2f6b0d2a11" }, token, 403],
    [
      "a work stream that is not set up yet",
      { ...good, liveWorkStreamId: "11111111-2222-4333-8444-555555555555" },
      token,
      404,
    ],
  ])("refuses %s", async (_case, parameters, given, status) => {
    const answer = await call(hub, given, parameters);
    expect(answer.status).toBe(status);
    expectDeclared(answer);
    expect(hub.hub.accepted).toEqual([]);
  });

  it("asks to wait when there are too many calls, and takes them again afterwards", async () => {
    for (let sent = 0; sent < 3; sent += 1) {
      expect(await call(hub, token, good)).toMatchObject({ status: 202 });
    }
    now += 10_000;
    const answer = await call(hub, token, good);
    expect(answer.status).toBe(429);
    expect(answer.headers["retry-after"]).toBe("20");
    expectDeclared(answer);
    now += 20_000;
    expect(await call(hub, token, good)).toMatchObject({ status: 202 });
  });

  it("answers 500 when routing fails, and keeps nothing", async () => {
    await hub.stop();
    hub = await startHub({
      onAccepted: () => {
        throw new Error("no database");
      },
    });
    const answer = await call(hub, token, good);
    expect(answer.status).toBe(500);
    expectDeclared(answer);
    expect(hub.hub.accepted).toEqual([]);
  });

  it.each([
    ["a body that is not JSON", "{", 400],
    ["no body", "", 400],
    ["a body that is too long", `{"EntityLogicalName": "${"x".repeat(1024 * 1024)}"}`, 400],
  ])("refuses %s", async (_case, body, status) => {
    const url = `http://127.0.0.1:${hub.port}/entity/incoming/${organizationId}/${liveWorkStreamId}`;
    const answer = await fetch(url, { method: "POST", body, headers: { Authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code: "BadRequest" } });
  });

  it("answers 404 to what the definition does not name", async () => {
    const answer = await fetch(`http://127.0.0.1:${hub.port}/entity/outgoing`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: "NotFound" } });
  });
});
