import { sampleIds } from "../../../workspace/data";
import type { ScriptAnswer, ScriptCall } from "../../../workspace/gateway/scriptCall";
import { callOf, incoming, information, organizationId, sending } from "./support/calls";
import { type Fault, type Organization, refusal, startOrganization } from "./support/organization";
import { describeScripts } from "./support/scripts";

const noId = "99999999-9999-4999-9999-999999999999";
const action = "msdyn_ApplyRoutingRuleEntityRecord";

/** Code and message of a refusal. */
const errorOf = ({ body }: ScriptAnswer): { code: string; message: string } =>
  (JSON.parse(body ?? "{}") as { error: { code: string; message: string } }).error;

const bodyOf = ({ body }: ScriptAnswer): unknown => JSON.parse(body ?? "");

const allFields = ["EntityLogicalName", "EntitySetName", "RecordId", "RelationshipNameWithLiveWorkItem"];
const idForm = "must be an id of the form 01234567-89ab-cdef-0123-456789abcdef.";
const nameForm = "must be a name of letters, digits and underscores, such as";

/** Calls that are refused before anything is asked of Dataverse: what, the call, the whole message. */
const malformed: [string, (url: string) => ScriptCall, string][] = [
  ...allFields.flatMap((field): [string, (url: string) => ScriptCall, string][] =>
    [undefined, null, ""].map((value) => [
      `${field} ${JSON.stringify(value) ?? "left out"}`,
      (url) => sending(url, { [field]: value }),
      `${field} is missing.`,
    ]),
  ),
  ...[1, true, {}, [], "no name", "näme", "a'b", "x".repeat(129), "incident\n"].map(
    (value): [string, (url: string) => ScriptCall, string] => [
      `EntityLogicalName ${JSON.stringify(value).slice(0, 20)}`,
      (url) => sending(url, { EntityLogicalName: value }),
      `EntityLogicalName ${nameForm} incident.`,
    ],
  ),
  [
    "EntitySetName of two words",
    (url) => sending(url, { EntitySetName: "a b" }),
    `EntitySetName ${nameForm} incidents.`,
  ],
  [
    "a relationship with a quote",
    (url) => sending(url, { RelationshipNameWithLiveWorkItem: "x')" }),
    `RelationshipNameWithLiveWorkItem ${nameForm} incident_msdyn_ocliveworkitems.`,
  ],
  ...[7, "CAS-01044", `{${sampleIds.caseOpen}}`, `${sampleIds.caseOpen}0`, `${sampleIds.caseOpen}\n`].map(
    (value): [string, (url: string) => ScriptCall, string] => [
      `RecordId ${JSON.stringify(value)}`,
      (url) => sending(url, { RecordId: value }),
      `RecordId ${idForm}`,
    ],
  ),
  ...["all", 1, false, []].map((value): [string, (url: string) => ScriptCall, string] => [
    `RecordDetails ${JSON.stringify(value)}`,
    (url) => sending(url, { RecordDetails: value }),
    "RecordDetails must be an object, such as the body of the trigger.",
  ]),
  ["organizationId left out", (url) => sending(url, {}, incoming("")), "organizationId is missing."],
  ["organizationId of another form", (url) => sending(url, {}, incoming("org%201")), `organizationId ${idForm}`],
  [
    "liveWorkStreamId left out",
    (url) => sending(url, {}, incoming(organizationId, "")),
    "liveWorkStreamId is missing.",
  ],
  [
    "liveWorkStreamId badly encoded",
    (url) => sending(url, {}, incoming(organizationId, "%zz")),
    `liveWorkStreamId ${idForm}`,
  ],
  ["no body", (url) => callOf(url, "POST", incoming()), "The body is missing."],
  ["an empty body", (url) => callOf(url, "POST", incoming(), ""), "The body is missing."],
  ["a body that is not JSON", (url) => callOf(url, "POST", incoming(), "{"), "The body is not JSON."],
  ["a body with more behind it", (url) => callOf(url, "POST", incoming(), "{}{}"), "The body is not JSON."],
  ...["null", "[]", '"x"', "1"].map((text): [string, (url: string) => ScriptCall, string] => [
    `the body ${text}`,
    (url) => callOf(url, "POST", incoming(), text),
    "The body must be an object with the fields of the record.",
  ]),
  [
    "nothing at all",
    (url) => callOf(url, "POST", incoming("", ""), {}),
    ["organizationId", "liveWorkStreamId", ...allFields].map((field) => `${field} is missing.`).join(" "),
  ],
  [
    "a table of another form in the path",
    (url) => callOf(url, "POST", `records/a%20b/${noId}`),
    `EntityLogicalName ${nameForm} incident.`,
  ],
  ["a record of another form in the path", (url) => callOf(url, "GET", "records/incident/7"), `RecordId ${idForm}`],
];

/** Calls that Dataverse says are wrong: what, the call, status, message. */
const wrong: [string, (url: string) => ScriptCall, number, RegExp][] = [
  ["another organization", (url) => sending(url, {}, incoming(noId)), 404, new RegExp(`Use ${organizationId}\\.$`)],
  [
    "an unknown work stream",
    (url) => sending(url, {}, incoming(organizationId, noId)),
    404,
    /^liveWorkStreamId: there is no such work stream.*15 minutes/,
  ],
  [
    "a work stream of another channel",
    (url) => sending(url, {}, incoming(organizationId, sampleIds.workStreamLiveChat)),
    400,
    /^liveWorkStreamId: the work stream is for another channel/,
  ],
  [
    "an unknown table",
    (url) => sending(url, { EntityLogicalName: "lrc_x" }),
    400,
    /^EntityLogicalName: there is no table lrc_x\./,
  ],
  [
    "the set of another table",
    (url) => sending(url, { EntitySetName: "contacts" }),
    400,
    /^EntitySetName must be incidents for the table incident\.$/,
  ],
  [
    "the relationship of another table",
    (url) => sending(url, { RelationshipNameWithLiveWorkItem: "account_msdyn_ocliveworkitems" }),
    400,
    /^RelationshipNameWithLiveWorkItem must be .*: .*incident_msdyn_ocliveworkitems/,
  ],
  [
    "a table that has no conversations",
    (url) => sending(url, { EntityLogicalName: "languagelocale", EntitySetName: "languagelocale" }),
    400,
    /^EntityLogicalName: the table languagelocale has no relationship with conversations/,
  ],
  [
    "a record that is not there",
    (url) => sending(url, { RecordId: noId }),
    404,
    /^RecordId: the table incident has no such record\.$/,
  ],
  ["an unknown record to route", (url) => callOf(url, "POST", `records/incident/${noId}`), 404, /^RecordId/],
  ["an unknown table to route", (url) => callOf(url, "POST", `records/lrc_x/${noId}`), 400, /^EntityLogicalName/],
  [
    "a record that cannot be routed",
    (url) => callOf(url, "POST", `records/contact/${sampleIds.contactAlex}`),
    400,
    /not enabled for queues/,
  ],
  ["the result of an unknown record", (url) => callOf(url, "GET", `records/incident/${noId}`), 404, /^RecordId/],
  ["an operation that is none", (url) => callOf(url, "GET", "outgoing"), 404, /no such operation/],
  ["a verb that is none", (url) => callOf(url, "DELETE", `records/incident/${noId}`), 404, /no such operation/],
];

const spreading = refusal(404, "0x8006088a", `Resource not found for the segment '${action}'.`);

/** What Dataverse may answer to the request that routes, and what the script makes of it. */
const failing: [string, Fault["answer"], number, RegExp, string?][] = [
  ["set-up still spreading", spreading, 404, /no unified routing, or it is still being set up.*15 minutes/],
  [
    "a missing privilege",
    refusal(403, "0x80040220", "Principal user is missing prvWriteIncident."),
    403,
    /may not do this.*prvWriteIncident\. \(0x80040220\)$/,
  ],
  [
    "too many requests",
    refusal(429, "0x80072322", "Number of requests exceeded.", { "Retry-After": "17" }),
    429,
    /Retry-After/,
    "17",
  ],
  ["too many requests, without how long to wait", refusal(429, "0x80072322", "Exceeded."), 429, /Exceeded/],
  [
    "a failure",
    refusal(500, "0x80040216", "An unexpected error occurred."),
    503,
    /failed with status 500.*unexpected error/,
  ],
  [
    "a gateway that gave up",
    () => new Response("<html>", { status: 502 }),
    503,
    /failed with status 502\. Repeat the call later\.$/,
  ],
  ["maintenance, with how long to wait", refusal(503, "", "", { "Retry-After": "120" }), 503, /status 503/, "120"],
  ["a request that timed out", () => new Response(null, { status: 408 }), 503, /status 408/],
  [
    "a conflict",
    refusal(412, "0x80060882", "The version does not match."),
    400,
    /^Dataverse refused the call\. Dataverse: The version/,
  ],
  [
    "words without end",
    refusal(400, "0x1", "x".repeat(5000)),
    400,
    /^Dataverse refused the call\. Dataverse: x{500} \(0x1\)$/,
  ],
  ["a page for people", () => new Response("<html>Sign in</html>", { status: 200 }), 503, /status 200/],
  ["no answer", "never", 503, /no answer in time\. The record may have been routed all the same/],
  ["an answer that is lost", "lost", 503, /ask Get routing result before you route it again/],
];

describeScripts("the script", (script) => {
  let organization: Organization;
  beforeAll(async () => {
    organization = await startOrganization();
  });
  afterAll(async () => {
    await organization.close();
  });
  beforeEach(() => {
    organization.reset();
  });
  const run = (call: (url: string) => ScriptCall): Promise<ScriptAnswer> => script()(call(organization.url));
  const routings = (): unknown[] => organization.seen.filter(({ path }) => path === action).map(({ body }) => body);
  const queueItems = (): number => organization.dataverse.count("queueitem");

  test("routes the record: 202, no Location, no body", async () => {
    expect(await run((url) => sending(url))).toEqual({ status: 202, headers: {}, body: undefined });
    const target = { "@odata.type": "Microsoft.Dynamics.CRM.incident", incidentid: sampleIds.caseOpen };
    expect(routings()).toEqual([{ Target: target }]);
    expect(queueItems()).toBe(1);
  });

  test("takes ids and names in any case, and a record without details", async () => {
    const change = { EntityLogicalName: "Incident", EntitySetName: "Incidents", RecordDetails: undefined };
    const id = { RecordId: sampleIds.caseOpen.toUpperCase() };
    const path = incoming(organizationId.toUpperCase(), sampleIds.workStreamCases.toUpperCase());
    expect(await run((url) => sending(url, { ...change, ...id }, path))).toMatchObject({ status: 202 });
    expect(await run((url) => sending(url, { RecordDetails: null }))).toMatchObject({ status: 202 });
  });

  test("takes details that look like dates, and of any depth", async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(200)}1${"}".repeat(200)}`) as object;
    const RecordDetails = { createdon: "2026-03-02T09:00:00Z", big: 123456789012345680000, deep };
    expect(await run((url) => sending(url, { RecordDetails }))).toMatchObject({ status: 202 });
  });

  test("finds the operation behind whatever a gateway puts before the base path", async () => {
    const call = sending(organization.url);
    const url = call.url.replace("/entity/", "/apim/routing/shared-1/entity/");
    expect(await script()({ ...call, url, operationId: "U2VuZEVudGl0eUluZm9ybWF0aW9u" })).toMatchObject({
      status: 202,
    });
  });

  test("a record routed twice is accepted twice, and stands in its queue once", async () => {
    expect(await run((url) => sending(url))).toMatchObject({ status: 202 });
    expect(await run((url) => sending(url))).toMatchObject({ status: 202 });
    expect([routings().length, queueItems()]).toEqual([2, 1]);
  });

  test.each(malformed)("refuses %s, and asks nothing of Dataverse", async (_what, call, message) => {
    const answer = await run(call);
    expect([answer.status, errorOf(answer)]).toEqual([400, { code: "BadRequest", message }]);
    expect(organization.seen).toEqual([]);
  });

  test.each(wrong)("refuses %s, and routes nothing", async (_what, call, status, message) => {
    const answer = await run(call);
    expect([answer.status, errorOf(answer)]).toEqual([
      status,
      { code: status === 400 ? "BadRequest" : "NotFound", message: expect.stringMatching(message) as string },
    ]);
    expect(queueItems()).toBe(0);
  });

  test.each(failing)("tells of %s", async (_what, answer, status, message, ...[retryAfter]) => {
    organization.setFaults([{ path: new RegExp(action), answer }]);
    const told = await run((url) => sending(url));
    expect([told.status, told.headers["Retry-After"]]).toEqual([status, retryAfter]);
    expect(errorOf(told).message).toMatch(message);
    // Nothing is sent twice: an answer that was lost may have routed.
    expect(routings()).toHaveLength(1);
  });

  test.each(["WhoAmI", "EntityDefinitions", "msdyn_liveworkstreams", "incidents"])(
    "routes nothing where %s gives no answer, no access, too many requests or a failure",
    async (path) => {
      const answers: [Fault["answer"], number][] = [
        ["never", 503],
        [refusal(401, "", ""), 401],
        [refusal(429, "", "", { "Retry-After": "5" }), 429],
        [refusal(500, "", ""), 503],
      ];
      for (const [answer, status] of answers) {
        organization.setFaults([{ path: new RegExp(`^${path}`), answer }]);
        const told = await run((url) => sending(url));
        expect([told.status, told.headers["Retry-After"]]).toEqual([status, status === 429 ? "5" : undefined]);
        expect(errorOf(told).message).toMatch(status === 503 ? /Repeat the call later/ : /./);
      }
      expect(queueItems()).toBe(0);
    },
  );

  test("says for whom Dataverse wants a token", async () => {
    const answer = await script()(callOf(organization.url, "POST", incoming(), information, "token-of-nobody"));
    expect([answer.status, errorOf(answer).code]).toEqual([401, "Unauthorized"]);
    expect(errorOf(answer).message).toMatch(/Sign in.*Dataverse asks for a token for https:\/\/org\.example\./);
  });

  test("says that nobody is there", async () => {
    const closed = await startOrganization();
    await closed.close();
    const answer = await script()(sending(closed.url));
    expect([answer.status, errorOf(answer).message]).toEqual([503, expect.stringContaining("nothing was routed")]);
  });

  test("refuses a table whose records have no address", async () => {
    organization.setFaults([{ path: /^EntityDefinitions/, answer: () => Response.json({ LogicalName: "incident" }) }]);
    const answer = await run((url) => sending(url));
    expect([answer.status, errorOf(answer).message]).toEqual([400, expect.stringContaining("no entity set")]);
  });

  test("goes on without what the user may not read of the work stream", async () => {
    organization.setFaults([{ path: /^msdyn_liveworkstreams/, answer: refusal(403, "0x80040220", "") }]);
    expect(await run((url) => sending(url))).toMatchObject({ status: 202 });
  });

  test("refuses a work stream that is inactive, and tells where the product is missing", async () => {
    organization.dataverse.update("msdyn_liveworkstream", sampleIds.workStreamCases, { statecode: 1 });
    const inactive = await run((url) => sending(url));
    expect([inactive.status, errorOf(inactive).message]).toEqual([400, expect.stringContaining("is inactive")]);
    organization.dataverse.update("msdyn_liveworkstream", sampleIds.workStreamCases, { statecode: 0 });
    organization.setFaults([{ path: /^msdyn_liveworkstreams/, answer: refusal(404, "0x8006088a", "") }]);
    const missing = await run((url) => sending(url));
    expect([missing.status, errorOf(missing).message]).toEqual([404, expect.stringContaining("no unified routing")]);
  });

  test("of several faults tells the organization's first, then those of the table, then the work stream's", async () => {
    const path = (organizationOf: string): string => incoming(organizationOf, noId);
    const change = { EntitySetName: "contacts", RelationshipNameWithLiveWorkItem: "other" };
    const first = await run((url) => sending(url, change, path(noId)));
    expect(errorOf(first).message).toMatch(/^organizationId/);
    const second = await run((url) => sending(url, change, path(organizationId)));
    expect(errorOf(second).message).toMatch(/^EntitySetName .* RelationshipNameWithLiveWorkItem /);
    expect(await run((url) => sending(url, {}, path(organizationId)))).toMatchObject({ status: 404 });
  });
});

describeScripts("the script before an action that takes its record as a text", (script) => {
  test("tries that form where the first one cannot be parsed, and only then", async () => {
    const organization = await startOrganization({ routingTarget: "text" });
    expect(await script()(sending(organization.url))).toMatchObject({ status: 202 });
    const targets = organization.seen.filter(({ path }) => path === action);
    expect(targets.map(({ body }) => (body as { Target: unknown }).Target)).toEqual([
      expect.any(Object),
      `incidents(${sampleIds.caseOpen})`,
    ]);
    await organization.close();
  });
});

describeScripts("the other operations", (script) => {
  let organization: Organization;
  beforeAll(async () => {
    organization = await startOrganization();
  });
  afterAll(async () => {
    await organization.close();
  });
  beforeEach(() => {
    organization.setFaults([]);
  });
  const get = (path: string): Promise<ScriptAnswer> => script()(callOf(organization.url, "GET", path));
  const record = `records/incident/${sampleIds.caseFabrikam}`;

  test("a record is routed without a work stream, and its result tells where it stands", async () => {
    const before = await get(record);
    expect([before.status, bodyOf(before)]).toEqual([200, { IsRouted: false }]);
    expect(await script()(callOf(organization.url, "POST", record))).toEqual({
      status: 202,
      headers: {},
      body: undefined,
    });
    expect(bodyOf(await get(record))).toEqual({
      IsRouted: true,
      QueueItemId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      EnteredOn: "2026-03-02T09:00:00Z",
      QueueId: sampleIds.queueCases,
      QueueName: "Case routing",
      LiveWorkStreamId: sampleIds.workStreamCases,
      LiveWorkStreamName: "Case routing",
    });
  });

  test("a record in a queue without a work stream is not routed", async () => {
    const { dataverse } = organization;
    dataverse.create("queueitem", {
      title: "By hand",
      "queueid@odata.bind": `/queues(${sampleIds.queueRetail})`,
      "objectid_incident@odata.bind": `/incidents(${sampleIds.caseOpen})`,
      "workerid_systemuser@odata.bind": `/systemusers(${sampleIds.currentUser})`,
    });
    expect(bodyOf(await get(`records/incident/${sampleIds.caseOpen}`))).toMatchObject({
      IsRouted: false,
      QueueName: "Retail support",
      WorkedByName: "Jamie Reding",
    });
  });

  test("lists tables, work streams and the organization for the designer", async () => {
    expect(bodyOf(await get("tables"))).toEqual({
      value: ["account", "incident", "contact"].map(
        (name) =>
          expect.objectContaining({
            EntityLogicalName: name,
            RelationshipNameWithLiveWorkItem: `${name}_msdyn_ocliveworkitems`,
          }) as object,
      ),
    });
    expect(bodyOf(await get("workstreams"))).toEqual({
      value: [{ LiveWorkStreamId: sampleIds.workStreamCases, Name: "Case routing" }],
    });
    expect(bodyOf(await get("organizations"))).toEqual({
      value: [{ OrganizationId: organizationId, Name: "127.0.0.1" }],
    });
  });

  test.each([
    ["tables", /ManyToOne/, refusal(404, "0x80060888", "")],
    ["workstreams", /^msdyn_liveworkstreams/, refusal(404, "0x8006088a", "")],
    [
      record,
      /^queueitems/,
      refusal(400, "0x80060888", "Could not find a property named '_msdyn_liveworkstreamid_value'"),
    ],
  ])("%s: tell that the product is missing", async (path, at, answer) => {
    organization.setFaults([{ path: at, answer }]);
    const told = await get(path);
    expect([told.status, errorOf(told).message]).toEqual([404, expect.stringContaining("no unified routing")]);
  });

  test.each(["tables", "workstreams", "organizations", record])("%s: tell what Dataverse refuses", async (path) => {
    organization.setFaults([{ path: /./, answer: refusal(429, "", "", { "Retry-After": "9" }) }]);
    expect(await get(path)).toMatchObject({ status: 429, headers: { "Retry-After": "9" } });
  });
});
