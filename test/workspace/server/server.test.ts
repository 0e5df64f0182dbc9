import { networkInterfaces } from "node:os";
import { Hono } from "hono";
import { checkPort } from "../../../workspace/start/checkPort";
import { createWorkspace, startServer } from "../../../workspace/server";
import { solutionZip } from "./support/solutionZip";
import { deskScript } from "./support/workspace";

describe("startServer", () => {
  it("serves the workspace over HTTP until it is closed, and frees the port then", async () => {
    const { app } = createWorkspace({ solutionZip: solutionZip(), deskScript });
    const server = await startServer(app, { port: 0 });
    const port = Number(new URL(server.url).port);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(await page.text()).toContain("<title>Customer Service workspace</title>");
    await expect(checkPort(port)).rejects.toThrow(`Port ${port} is in use.`);

    await server.close();
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    await expect(checkPort(port)).resolves.toBeUndefined();
  });

  it("refuses a port in use", async () => {
    const first = await startServer(new Hono(), { port: 0 });
    const second = startServer(new Hono(), { port: Number(new URL(first.url).port) });
    await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
    await first.close();
  });

  it("cannot be reached from another machine", async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const server = await startServer(new Hono(), { port: 0 });
    for (const { address, family, internal } of addresses) {
      if (internal || family !== "IPv4") continue;
      await expect(fetch(`http://${address}:${new URL(server.url).port}/`)).rejects.toThrow();
    }
    await server.close();
  });
});

describe("createWorkspace", () => {
  it("refuses a zip that is no solution", () => {
    const parts = { solutionZip: new TextEncoder().encode("no zip"), deskScript };
    expect(() => createWorkspace(parts)).toThrow(/^Solution zip: not a zip file, or cut off/);
  });
});
