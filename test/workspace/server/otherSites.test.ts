import { sampleIds } from "../../../workspace/data";
import { testWorkspace } from "./support/workspace";

const { app, dataverse } = testWorkspace();
const { contactAlex, conversationUnknown } = sampleIds;
const contact = { entityLogicalName: "contact", recordId: contactAlex };
const accounts = () => dataverse.count("account");
const customer = () =>
  dataverse.retrieve("msdyn_ocliveworkitem", conversationUnknown, { select: ["_msdyn_customer_value"] })
    ._msdyn_customer_value;

const foreign = { origin: "http://evil.example", "sec-fetch-site": "cross-site" };
const text = { "content-type": "text/plain;charset=UTF-8" };
const json = { "content-type": "application/json" };

const request = (method: string, path: string, headers: Record<string, string>, body?: unknown) =>
  app.request(`http://localhost:3650${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe("a page of another site", () => {
  // As a browser sends them for fetch(…, { method: "POST", mode: "no-cors", body }) and for forms, without asking first.
  it.each<[string, string, Record<string, string>, unknown]>([
    ["POST", "/api/data/v9.2/accounts", { ...foreign, ...text }, { name: "Planted" }],
    [
      "POST",
      "/api/data/v9.2/accounts",
      { ...foreign, "content-type": "multipart/form-data; boundary=x" },
      { name: "P" },
    ],
    ["POST", "/api/data/v9.2/accounts", { origin: "null", ...text }, { name: "From a file or a sandboxed frame" }],
    ["POST", "/api/data/v9.2/accounts", { "sec-fetch-site": "cross-site", ...text }, { name: "Without an origin" }],
    ["POST", "/api/data/v9.2/accounts", { origin: "http://localhost:8080", ...json }, { name: "Of another port" }],
    ["POST", "/api/data/v9.2/accounts", { origin: "https://localhost:3650", ...json }, { name: "Of another scheme" }],
    ["POST", "/api/data/v9.2/CloseIncident", { ...foreign, ...text }, {}],
    ["PATCH", `/api/data/v9.2/contacts(${contactAlex})`, { ...foreign, ...json }, { jobtitle: "Owned" }],
    ["DELETE", `/api/data/v9.2/contacts(${contactAlex})`, foreign, undefined],
    ["POST", `/omnichannel/conversations/${conversationUnknown}/links`, { ...foreign, ...text }, contact],
    ["POST", `/omnichannel/conversations/${conversationUnknown}/messages`, { ...foreign, ...text }, { text: "Hi" }],
    ["PUT", "/workspace/faults", { ...foreign, ...json }, { faults: [] }],
    ["PUT", "/workspace/security", { ...foreign, ...json }, {}],
  ])("may not %s %s with %j", async (method, path, headers, body) => {
    const before = [accounts(), customer(), dataverse.retrieve("contact", contactAlex)];
    const answer = await request(method, path, headers, body);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      error: { code: "OriginNotAllowed", message: expect.stringContaining("own page may change its data") as string },
    });
    expect([accounts(), customer(), dataverse.retrieve("contact", contactAlex)]).toEqual(before);
  });

  it.each(["/api/data/v9.2/contacts", "/omnichannel/conversations/x/messages", "/workspace/solution", "/desk.js", "/"])(
    "cannot read what GET %s answers it",
    async (path) => {
      const { headers } = await request("GET", path, foreign);
      expect([...headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
      expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(headers.get("content-security-policy")).toBe(
        "frame-ancestors 'self' http://localhost:* http://127.0.0.1:*",
      );
    },
  );

  it.each(["/api/data/v9.2/accounts", "/workspace/faults", "/omnichannel/conversations"])(
    "is not allowed more when it asks %s first",
    async (path) => {
      const asked = { ...foreign, "access-control-request-method": "POST" };
      const answer = await request("OPTIONS", path, asked);
      expect(answer.ok).toBe(false);
      expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
    },
  );
});

describe("the workspace's own page", () => {
  const own = { origin: "http://localhost:3650", "sec-fetch-site": "same-origin" };

  it("writes", async () => {
    const before = accounts();
    expect((await request("POST", "/api/data/v9.2/accounts", { ...own, ...json }, { name: "Mine" })).status).toBe(204);
    expect(accounts()).toBe(before + 1);
  });

  it("and tools, which name no origin, write JSON and nothing else", async () => {
    const before = accounts();
    expect((await request("POST", "/api/data/v9.2/accounts", json, { name: "By a tool" })).status).toBe(204);
    const refused = await request("POST", "/api/data/v9.2/accounts", { ...own, ...text }, { name: "As text" });
    expect(refused.status).toBe(415);
    expect(await refused.text()).toContain("content-type: application/json");
    expect((await request("PATCH", `/api/data/v9.2/contacts(${contactAlex})`, text, { jobtitle: "X" })).status).toBe(
      415,
    );
    expect(accounts()).toBe(before + 1);
  });
});
