import fc from "fast-check";
import { sampleIds } from "../../../workspace/data";
import { scriptOf } from "../../../workspace/gateway/script/script";
import type { RunScript, ScriptAnswer, ScriptCall } from "../../../workspace/gateway/scriptCall";
import { callOf, incoming, information, organizationId } from "./support/calls";
import { type Fault, type Organization, refusal, startOrganization } from "./support/organization";
import { describeCompiled, useCompiledScript } from "./support/scripts";

const noId = "99999999-9999-4999-9999-999999999999";

/** Mostly the right value, so that calls come far, else one of the others. */
const mostly = <T>(right: T, ...others: readonly fc.Arbitrary<T>[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(right) }, ...others.map((arbitrary) => ({ weight: 1, arbitrary })));

const anything = fc.jsonValue({ maxDepth: 2 });
const id = (right: string): fc.Arbitrary<unknown> => mostly<unknown>(right, fc.constant(noId), fc.uuid(), anything);
const part = (right: string): fc.Arbitrary<string> =>
  mostly(
    right,
    fc.constant(noId),
    fc.uuid(),
    fc.string({ unit: "binary" }).map(encodeURIComponent),
    fc.constant("%zz"),
  );

const body = fc
  .record(
    {
      EntityLogicalName: mostly<unknown>(
        "incident",
        fc.constantFrom("contact", "INCIDENT", "lrc_x", "queue"),
        anything,
      ),
      EntitySetName: mostly<unknown>("incidents", fc.constantFrom("contacts", "Incidents"), anything),
      RecordId: id(sampleIds.caseOpen),
      RelationshipNameWithLiveWorkItem: mostly<unknown>(
        "incident_msdyn_ocliveworkitems",
        fc.constantFrom("contact_msdyn_ocliveworkitems", "MSDYN_incident_msdyn_ocliveworkitem"),
        anything,
      ),
      RecordDetails: mostly<unknown>(information.RecordDetails, anything),
    },
    { requiredKeys: ["EntityLogicalName", "EntitySetName"] },
  )
  .map((value) => JSON.stringify(value));

const calls: fc.Arbitrary<(url: string) => ScriptCall> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        part(organizationId),
        part(sampleIds.workStreamCases),
        mostly(JSON.stringify(information), body, body, body, fc.constantFrom("", "{", "null", "[]", "{}1")),
        mostly("token-of-adventure-works", fc.constant("another")),
      )
      .map(
        ([organization, workStream, text, bearer]) =>
          (url: string) =>
            callOf(url, "POST", incoming(organization, workStream), text, bearer),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom("GET", "POST", "PATCH"),
        mostly("incident", fc.constantFrom("contact", "lrc_x"), fc.string().map(encodeURIComponent)),
        part(sampleIds.caseFabrikam),
      )
      .map(
        ([method, table, record]) =>
          (url: string) =>
            callOf(url, method, `records/${table}/${record}`),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("tables", "workstreams", "organizations", "tables/", "Tables", "")
      .map((path) => (url: string) => callOf(url, "GET", path)),
  },
);

const json =
  (value: string): (() => Response) =>
  () =>
    new Response(value, { status: 200 });

const refusals: fc.Arbitrary<() => Response> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(403, 429),
      fc.constantFrom(400, 401, 404, 405, 408, 409, 412, 413, 500, 501, 502, 503, 504),
    ),
    fc.constantFrom("", "0x80040217", "0x8006088a"),
    fc.oneof(fc.string(), fc.constantFrom("", "A 'StartObject' node", "x".repeat(600), "msdyn_liveworkstreamid")),
    fc.option(fc.nat({ max: 600 }).map(String)),
  )
  .map(([status, code, message, after]) =>
    refusal(status, code, message, after === null ? {} : { "Retry-After": after }),
  );

const faults: fc.Arbitrary<readonly Fault[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          /./,
          /WhoAmI/,
          /EntityDefinitions/,
          /liveworkstreams/,
          /^incidents/,
          /ApplyRoutingRule/,
          /queueitems/,
        ),
        fc.oneof(
          refusals,
          refusals,
          refusals,
          fc
            .constantFrom("<html>", "[]", "{}", '{"value":7}', '{"OneToManyRelationships":[1,{"SchemaName":2}]}')
            .map(json),
        ),
      )
      .map(([path, answer]) => [{ path, answer }]),
  },
);

/** A record that stands in a queue, and somebody works on it. */
const standing = {
  queueitemid: "0b9d4c52-0e7c-4f5e-8a52-6d1f0f0c7a01",
  title: "Wrong invoice",
  enteredon: "2026-03-02T08:00:00Z",
  "queueid@odata.bind": `/queues(${sampleIds.queueCases})`,
  "objectid_incident@odata.bind": `/incidents(${sampleIds.caseFabrikam})`,
  "workerid_systemuser@odata.bind": `/systemusers(${sampleIds.currentUser})`,
  "msdyn_liveworkstreamid@odata.bind": `/msdyn_liveworkstreams(${sampleIds.workStreamCases})`,
};

/** An answer with its JSON read: how texts are escaped is nobody's business. */
const readable = ({ status, headers, body: text }: ScriptAnswer): unknown => [
  status,
  headers["Retry-After"],
  text === undefined ? undefined : (JSON.parse(text) as unknown),
];

/** The requests of a call, in an order of their own: three of them go at the same time. */
const requests = ({ seen }: Organization): unknown[] =>
  seen.map((request) => JSON.stringify(request)).sort((left, right) => (left < right ? -1 : 1));

describeCompiled("the script and its twin in TypeScript", () => {
  const compiled = useCompiledScript();
  let organization: Organization;
  beforeAll(async () => {
    organization = await startOrganization();
  });
  afterAll(async () => {
    await organization.close();
  });

  /** What a script answers, and what it asked for that. */
  async function told(run: RunScript, call: ScriptCall, given: readonly Fault[], stands: boolean): Promise<unknown[]> {
    organization.reset();
    if (stands) organization.dataverse.create("queueitem", standing);
    organization.setFaults(given);
    const answer = await run(call);
    return [readable(answer), requests(organization), organization.dataverse.count("queueitem")];
  }

  test("answer any call alike, and send the same requests for it", async () => {
    const statuses = new Map<number, number>();
    const twin = scriptOf(fetch);
    await fc.assert(
      fc.asyncProperty(calls, faults, fc.boolean(), async (callTo, given, stands) => {
        const call = callTo(organization.url);
        const mine = await told(twin, call, given, stands);
        expect(await told(compiled(), call, given, stands)).toEqual(mine);
        const [status] = mine[0] as [number];
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
      { numRuns: 600 },
    );
    // Calls that all fail in the same way would prove nothing.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 202, 400, 401, 403, 404, 429, 503]));
  });
});
