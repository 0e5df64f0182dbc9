import Ajv from "ajv";
import addFormats from "ajv-formats";
import { sampleIds } from "../../../workspace/data";
import type { RunScript } from "../../../workspace/gateway/scriptCall";
import { information, organizationId, token } from "../../workspace/gateway/support/calls";
import { refusal } from "../../workspace/gateway/support/organization";
import { describeCompiled, useCompiledScript } from "../../workspace/gateway/support/scripts";
import { type Answer, call, type Parameters } from "./client";
import { connection, definition as whole, type Service, startGateway, startPrism } from "./services";

/** A field whose values the designer lists. */
interface Listed {
  readonly "x-ms-dynamic-values": Readonly<
    Record<"operationId" | "value-collection" | "value-path" | "value-title", string>
  >;
}

interface Response {
  readonly $ref?: string;
  readonly headers?: Record<string, unknown>;
}

interface Operation {
  readonly parameters: readonly object[];
  readonly responses: Record<string, Response>;
}

/** The definition, as far as these tests read it. */
const definition = whole as unknown as {
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, { properties: Record<string, object> }>;
  responses: Record<string, Response>;
};

const operationAt = (path: string, method: string): Operation => {
  const operation = definition.paths[path]?.[method];
  if (!operation) throw new Error(`There is no ${method} ${path}.`);
  return operation;
};

const fields = definition.definitions.EntityInformation?.properties as Record<
  "EntityLogicalName" | "EntitySetName" | "RelationshipNameWithLiveWorkItem",
  Listed
>;

const noId = "99999999-9999-4999-9999-999999999999";
const good: Parameters = { organizationId, liveWorkStreamId: sampleIds.workStreamCases, body: information };

const withBody = (change: object): Parameters => ({ ...good, body: { ...information, ...change } });

const { responses } = operationAt("/incoming/{organizationId}/{liveWorkStreamId}", "post");

/** Expects an answer that the definition names, with the headers that it names. */
function expectDeclared({ status, headers, body }: Answer): void {
  expect(Object.keys(responses)).toContain(String(status));
  const response = responses[status] ?? {};
  const declared = response.$ref ? definition.responses[response.$ref.split("/").at(-1) ?? ""] : response;
  Object.keys(declared?.headers ?? {}).forEach((name) => {
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

describe("the gateway of the workspace", () => {
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(async () => {
    await gateway.stop();
  });
  beforeEach(() => {
    gateway.organization.reset();
  });
  const routed = (): number => gateway.organization.dataverse.count("queueitem");

  it.each(calls)("answers %s", async (_case, parameters, given, status) => {
    const answer = await call(gateway, given, parameters);
    expect(answer.status).toBe(status);
    expectDeclared(answer);
    expect(answer.headers.location).toBeUndefined();
    expect(routed()).toBe(status === 202 ? 1 : 0);
  });

  it.each([
    ["a token that Dataverse does not take", good, "token-of-nobody", 401],
    ["another organization", { ...good, organizationId: noId }, token, 404],
    ["a work stream that is not there yet", { ...good, liveWorkStreamId: noId }, token, 404],
  ])("refuses %s", async (_case, parameters, given, status) => {
    const answer = await call(gateway, given, parameters);
    expect(answer.status).toBe(status);
    expectDeclared(answer);
    expect(routed()).toBe(0);
  });

  it("hands on how long to wait", async () => {
    gateway.organization.setFaults([{ path: /./, answer: refusal(429, "", "", { "Retry-After": "20" }) }]);
    const answer = await call(gateway, token, good);
    expect([answer.status, answer.headers["retry-after"]]).toEqual([429, "20"]);
    expectDeclared(answer);
  });

  it("fills the lists of the designer by what the definition says of them, and routes what is chosen there", async () => {
    const chosen = async ({ "x-ms-dynamic-values": list }: Listed): Promise<unknown[]> => {
      const { body } = await call(gateway, token, {}, list.operationId);
      const rows = (body as Record<string, Record<string, unknown>[]>)[list["value-collection"]] ?? [];
      return rows.map((row) => [row[list["value-title"]], row[list["value-path"]]]);
    };
    const [organization, workStream] = operationAt("/incoming/{organizationId}/{liveWorkStreamId}", "post").parameters;
    expect(await chosen(organization as Listed)).toEqual([["127.0.0.1", organizationId]]);
    expect(await chosen(workStream as Listed)).toEqual([["Case routing", sampleIds.workStreamCases]]);
    const { EntityLogicalName, EntitySetName, RelationshipNameWithLiveWorkItem } = fields;
    expect(await chosen(EntityLogicalName)).toContainEqual(["Case", "incident"]);
    expect(await chosen(EntitySetName)).toContainEqual(["Case", "incidents"]);
    expect(await chosen(RelationshipNameWithLiveWorkItem)).toContainEqual(["Case", "incident_msdyn_ocliveworkitems"]);
  });

  it("routes a record without a work stream, and tells where it stands in the form of the definition", async () => {
    const record = { entityLogicalName: "incident", recordId: sampleIds.caseFabrikam };
    expect(await call(gateway, token, record, "RouteRecord")).toMatchObject({ status: 202 });
    const { status, body } = await call(gateway, token, record, "GetRoutingResult");
    expect([status, body]).toMatchObject([200, { IsRouted: true, QueueName: "Case routing" }]);
    const schema = { ...definition.definitions.RoutingResult, additionalProperties: false };
    const validate = addFormats(new Ajv({ strict: false })).compile(schema);
    expect([validate(body), validate.errors]).toEqual([true, null]);
  });

  it.each([`${connection}/entity/outgoing`, "/apim/another-connector/shared-1/entity/tables"])(
    "answers 404 to %s, which is no operation of the connector",
    async (path) => {
      const answer = await fetch(`http://127.0.0.1:${gateway.port}${path}`);
      expect([answer.status, await answer.json()]).toMatchObject([404, { error: { code: "NotFound" } }]);
    },
  );

  // Last, because the server ends the connection of a body that is too long.
  it.each([
    ["a body that is not JSON", "{", 400],
    ["no body", "", 400],
    ["a body that is too long", `{"EntityLogicalName": "${"x".repeat(1024 * 1024)}"}`, 400],
  ])("refuses %s", async (_case, body, status) => {
    const path = `${gateway.basePath}/incoming/${organizationId}/${sampleIds.workStreamCases}`;
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(`http://127.0.0.1:${gateway.port}${path}`, { method: "POST", body, headers });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code: "BadRequest" } });
  });
});

describeCompiled("the gateway with the custom code itself", () => {
  const compiled = useCompiledScript();

  it.each(calls)("answers %s", async (_case, parameters, given, status) => {
    const gateway = await startGateway(compiled());
    const answer = await call(gateway, given, parameters);
    expect(answer.status).toBe(status);
    expectDeclared(answer);
    expect(gateway.organization.dataverse.count("queueitem")).toBe(status === 202 ? 1 : 0);
    await gateway.stop();
  });
});

describe("what the platform does at times", () => {
  const never: RunScript = () => new Promise(() => undefined);
  const fails: RunScript = () => Promise.reject(new Error("no such method"));

  it.each([
    ["fails on the first call, when the custom code starts", undefined, { startsCold: true }, [500, 202]],
    ["encodes the id of the operation", undefined, { encodesOperationId: true }, [202, 202]],
    ["gives a call up whose time is over", never, { timeLimit: 50 }, [500, 500]],
    ["hides why custom code failed", fails, {}, [500, 500]],
  ])("%s", async (_what, run, traits, statuses) => {
    const gateway = await startGateway(run, traits);
    for (const status of statuses) {
      const answer = await call(gateway, token, good);
      expect(answer.status).toBe(status);
      expectDeclared(answer);
    }
    await gateway.stop();
  });
});
