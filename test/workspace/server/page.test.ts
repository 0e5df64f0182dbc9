import { deskScript, testWorkspace } from "./support/workspace";
import { controlPaths, solutionFiles } from "./support/solutionZip";

const { app, send, refused } = testWorkspace();
const text = async (path: string) => (await send("GET", path)).text();
const controlUrl = "/controls/lrc_LinkedRecords.LinkedRecordsControl";

/** The page's scripts in their order. */
async function scriptsOf(path: string): Promise<string[]> {
  return [...(await text(path)).matchAll(/<script src="([^"]+)">/g)].map(([, source]) => source ?? "");
}

describe("the page", () => {
  it.each([
    ["/", ["platform/react-17.0.2/umd/react.", "platform/react-dom-17.0.2/umd/react-dom."]],
    ["/?react=17", ["platform/react-17.0.2/umd/react.", "platform/react-dom-17.0.2/umd/react-dom."]],
    ["/?react=16", ["lib/react_16_14_0.js"]],
  ])("%s loads React, its names, Fluent and the desk, in this order", async (path, react) => {
    const scripts = await scriptsOf(path);
    const expected = [...react, "/platform/globals.js", "lib/fluent_9_4_0.js", "/desk.js"];
    expect(scripts).toHaveLength(expected.length);
    scripts.forEach((script, index) => expect(script).toContain(expected[index]));
  });

  it("serves every script it names", async () => {
    for (const path of [...(await scriptsOf("/?react=16")), ...(await scriptsOf("/?react=17"))]) {
      const response = await send("GET", path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get("content-type")).toMatch(/^text\/javascript/);
      expect((await response.text()).length).toBeGreaterThan(10);
    }
  });

  it("lets a browser keep the platform's files, and asks it to look again for the desk's", async () => {
    const [react = ""] = await scriptsOf("/");
    expect((await send("GET", react)).headers.get("cache-control")).toContain("immutable");
    const desk = await send("GET", "/desk.js");
    expect(await desk.clone().text()).toBe(deskScript);
    expect(desk.headers.get("cache-control")).toBe("no-cache");
    const headers = { "if-none-match": desk.headers.get("etag") ?? "" };
    expect((await app.request("http://localhost/desk.js", { headers })).status).toBe(304);
  });

  it("refuses a React version that no host has", async () => {
    expect(await refused("GET", "/?react=18")).toEqual({
      status: 400,
      code: "InvalidRequest",
      message: 'react must be 16 or 17, not "18".',
    });
  });
});

describe("the files of the solution", () => {
  it("serves the very files that lie in the zip", async () => {
    const bundle = await send("GET", `${controlUrl}/bundle.js`);
    expect(bundle.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(await bundle.text()).toBe(solutionFiles[controlPaths.bundle]);
    expect(await text(`${controlUrl}/ControlManifest.xml`)).toBe(solutionFiles[controlPaths.manifest]);
    expect(await text(`${controlUrl}/strings/LinkedRecordsControl.1033.resx`)).toBe(solutionFiles[controlPaths.resx]);
  });

  it.each([`${controlUrl}/bundle.JS`, "/controls/", "/controls/other/bundle.js", `${controlUrl}/../../solution.xml`])(
    "finds nothing at %s",
    async (path) => {
      expect(await refused("GET", path)).toMatchObject({ status: 404, code: "NotFound" });
    },
  );

  it("refuses a path with a broken percent sign", async () => {
    expect(await refused("GET", "/controls/%E0%A4%A")).toMatchObject({ status: 400, code: "InvalidRequest" });
  });

  it("tells what the solution holds", async () => {
    const solution = (await (await send("GET", "/workspace/solution")).json()) as Record<string, unknown>;
    expect(solution).toMatchObject({ uniqueName: "LinkedRecords", version: "1.2.3.4", managed: true });
    expect(solution.controls).toHaveLength(1);
    expect(solution.forms).toHaveLength(1);
  });
});

describe("requests in general", () => {
  it.each(["/", "/desk.js", "/workspace/solution", "/workspace/faults", `${controlUrl}/bundle.js`])(
    "answers HEAD %s without a body",
    async (path) => {
      const response = await send("HEAD", path);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe("");
    },
  );

  it("answers 404 for what does not exist", async () => {
    expect(await refused("GET", "/nothing/here")).toEqual({
      status: 404,
      code: "NotFound",
      message: "There is nothing at /nothing/here.",
    });
    expect(await refused("GET", "/platform/react-99.js")).toMatchObject({ status: 404 });
  });

  it.each([
    ["POST", "/", "GET, HEAD"],
    ["DELETE", "/desk.js", "GET, HEAD"],
    ["PUT", "/workspace/solution", "GET, HEAD"],
    ["PATCH", `${controlUrl}/bundle.js`, "GET, HEAD"],
    ["POST", "/workspace/faults", "GET, PUT, HEAD"],
    ["PUT", "/omnichannel/conversations", "GET, HEAD"],
    ["GET", "/omnichannel/conversations/1/links", "POST, DELETE"],
    ["DELETE", "/omnichannel/conversations/1/messages", "GET, POST, HEAD"],
  ])("answers 405 for %s %s and names the methods that work", async (method, path, allow) => {
    const response = await send(method, path);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allow);
  });

  it.each(["localhost:3650", "127.0.0.1", "[::1]:8080"])("answers as %s", async (host) => {
    expect((await app.request(`http://${host}/`)).status).toBe(200);
  });

  it("refuses to answer under the name of a site that resolves to this machine", async () => {
    const response = await app.request("http://rebound.example/workspace/solution");
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("Open the workspace as localhost, not as rebound.example.");
  });

  it("keeps a failure's details to the console", async () => {
    const log = jest.spyOn(console, "error").mockReturnValue(undefined);
    const broken = testWorkspace();
    broken.dataverse.close();
    const answer = await broken.refused(
      "GET",
      "/omnichannel/conversations/0a000000-0000-4000-8000-000000000001/messages",
    );
    expect(answer).toEqual({
      status: 500,
      code: "InternalError",
      message: "The workspace failed; its console says why.",
    });
    expect(log).toHaveBeenCalledTimes(1);
    log.mockRestore();
  });
});
