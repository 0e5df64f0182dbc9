import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { dataverseRoutes } from "../../../workspace/dataverse";
import { newDataverse, user } from "./api";

test("the Web API over a socket: create, search, link to the next page, delete", async () => {
  const dataverse = newDataverse();
  const app = new Hono().route("/api/data/v9.2", dataverseRoutes(dataverse, { currentUser: user }));
  const address = await new Promise<AddressInfo & { close: () => Promise<void> }>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (info) =>
      resolve({ ...info, close: () => new Promise((resolve) => server.close(() => resolve())) }),
    );
  });
  const root = `http://127.0.0.1:${address.port}/api/data/v9.2/`;
  try {
    const ids: string[] = [];
    for (const name of ["Łódź Traders", "Contoso", "Fabrikam & Söhne"]) {
      const created = await fetch(`${root}accounts`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ name }),
      });
      expect(created.status).toBe(204);
      ids.push(created.headers.get("OData-EntityId") ?? "");
    }
    expect(ids.every((id) => id.startsWith(`${root}accounts(`))).toBe(true);

    const query = `accounts?$select=name&$orderby=name&$filter=${encodeURIComponent("contains(name,'& SOHNE') or contains(name,'o')")}`;
    const first = await fetch(`${root}${query}`, { headers: { Prefer: "odata.maxpagesize=1" } });
    expect(first.headers.get("Content-Type")).toMatch(/^application\/json; odata\.metadata=minimal/);
    const page = (await first.json()) as { value: { name: string }[]; "@odata.nextLink": string };
    const second = (await (await fetch(page["@odata.nextLink"])).json()) as typeof page;
    expect([...page.value, ...second.value].map((row) => row.name)).toEqual(["Contoso", "Fabrikam & Söhne"]);

    const me = (await (await fetch(`${root}WhoAmI()`)).json()) as { UserId: string };
    expect(me.UserId).toBe(user);
    expect((await fetch(ids[0] ?? "", { method: "DELETE" })).status).toBe(204);
    expect((await fetch(ids[0] ?? "")).status).toBe(404);
  } finally {
    await address.close();
  }
});
