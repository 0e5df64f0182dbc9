import { sampleIds } from "../../../workspace/data";
import { testWorkspace } from "./support/workspace";

const { dataverse, send, refused } = testWorkspace();
const setFaults = (...faults: unknown[]) => send("PUT", "/workspace/faults", { faults });
const accounts = "/api/data/v9.2/accounts?$top=1";
const alex = `/api/data/v9.2/contacts(${sampleIds.contactAlex})`;
const jobTitle = () => dataverse.retrieve("contact", sampleIds.contactAlex, { select: ["jobtitle"] }).jobtitle;

afterEach(() => setFaults());

describe("faults", () => {
  it("lets everything pass at first", async () => {
    expect(await (await send("GET", "/workspace/faults")).json()).toEqual({ faults: [] });
    expect((await send("GET", accounts)).status).toBe(200);
  });

  it("fails the requests that match, with the status, code and message given", async () => {
    const fault = { path: "/api/data/*/accounts*", method: "GET", status: 503, code: "0x80072322", message: "Busy." };
    expect(await (await setFaults(fault)).json()).toEqual({ faults: [fault] });

    expect(await refused("GET", accounts)).toEqual({ status: 503, code: "0x80072322", message: "Busy." });
    expect((await send("GET", "/api/data/v9.2/contacts?$top=1")).status).toBe(200);
    expect((await send("POST", "/api/data/v9.2/accounts", { name: "Fabrikam" })).status).toBe(204);
  });

  it("says which fault struck when it has no message of its own", async () => {
    await setFaults({ path: "/omnichannel/*", status: 500 });
    expect(await refused("GET", "/omnichannel/conversations")).toEqual({
      status: 500,
      code: "InjectedFault",
      message: "A fault is set for /omnichannel/*.",
    });
  });

  it.each([
    ["/api/data/v9.2/accounts", true],
    ["/api/data/*", true],
    ["/api/data/*/acc*nts", true],
    ["/api/data/*accounts", true],
    ["/api/data/v9.2/account", false],
    ["/api/data/*/contacts", false],
    ["/api/data/v9.2/accounts*accounts", false],
    ["/api/data/*x*accounts", false],
    ["/omnichannel/*", false],
  ])("matches %s: %s", async (path, struck) => {
    await setFaults({ path, status: 500 });
    expect((await send("GET", accounts)).status).toBe(struck ? 500 : 200);
  });

  it("says when to come back, where it is told", async () => {
    await setFaults({ path: alex, method: "PATCH", status: 429, code: "0x80072322", message: "Busy.", retryAfter: 7 });
    const answer = await send("PATCH", alex, { jobtitle: "Buyer" });
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([429, "7"]);
    expect((await send("GET", alex)).headers.get("Retry-After")).toBeNull();
    expect(jobTitle()).toBe("Purchasing manager");
  });

  it("loses the answer of a request that did its work", async () => {
    await setFaults({ path: "/api/data/*", method: "PATCH", answer: "lost" });
    const answer = await send("PATCH", alex, { jobtitle: "Buyer" });
    expect([answer.status, await answer.text(), answer.headers.get("OData-EntityId")]).toEqual([504, "", null]);
    expect(jobTitle()).toBe("Buyer");
    expect((await send("GET", alex)).status).toBe(200);
  });

  it("slows the requests that match", async () => {
    await setFaults({ path: "/api/data/*", latency: 40 });
    const started = performance.now();
    expect((await send("GET", accounts)).status).toBe(200);
    // Timers may fire a little early, never much.
    expect(performance.now() - started).toBeGreaterThan(30);
  });

  it.each([
    ["no list", {}, /faults: /],
    [
      "a path outside data and conversations",
      { faults: [{ path: "/workspace/faults", status: 500 }] },
      /faults.0.path/,
    ],
    ["a fault that does nothing", { faults: [{ path: "/api/data/*" }] }, /latency or status is needed/],
    ["a message without a status", { faults: [{ path: "/api/data/*", latency: 1, message: "a" }] }, /need a status/],
    [
      "a time to come back without a status",
      { faults: [{ path: "/api/data/*", latency: 1, retryAfter: 1 }] },
      /need a status/,
    ],
    ["a lost answer with a status", { faults: [{ path: "/api/data/*", status: 500, answer: "lost" }] }, /is not lost/],
    ["a status that is no failure", { faults: [{ path: "/api/data/*", status: 200 }] }, /faults.0.status/],
    ["a latency below zero", { faults: [{ path: "/api/data/*", latency: -1 }] }, /faults.0.latency/],
    ["a latency that never ends", { faults: [{ path: "/api/data/*", latency: 60_001 }] }, /faults.0.latency/],
    ["an unknown method", { faults: [{ path: "/api/data/*", method: "get", status: 500 }] }, /faults.0.method/],
    ["an unknown field", { faults: [{ path: "/api/data/*", status: 500, staus: 1 }] }, /staus/],
  ])("refuses %s and keeps what was set", async (_what, body, message) => {
    const kept = { faults: [{ path: "/omnichannel/*", status: 418 }] };
    await send("PUT", "/workspace/faults", kept);
    const answer = await refused("PUT", "/workspace/faults", body);
    expect(answer).toMatchObject({ status: 400, code: "InvalidRequest" });
    expect(answer.message).toMatch(message);
    expect(await (await send("GET", "/workspace/faults")).json()).toEqual(kept);
  });
});
