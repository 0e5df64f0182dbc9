import { createPageFetch } from "../../../workspace/desk/host/pageFetch";
import { traitsOf } from "../../../workspace/desk/state/hostTraits";
import { testWorkspace } from "../server/support/workspace";

const { app } = testWorkspace();
const root = "http://localhost/api/data/v9.2/";
const send: typeof fetch = async (input, init) => app.request(input instanceof URL ? input.href : input, init);
const [documented, unkind] = (["documented", "unkind"] as const).map((host) => createPageFetch(send, traitsOf(host)));
const definitions = `${root}EntityDefinitions(LogicalName='contact')/Attributes?$select=LogicalName,IsValidForUpdate`;

describe("fetch on the page of a control", () => {
  it("reads definitions as documented", async () => {
    const answer = await documented?.(definitions);
    const { value } = (await answer?.json()) as { value: { LogicalName: string; IsValidForUpdate: boolean }[] };
    expect(value.find(({ LogicalName }) => LogicalName === "fullname")?.IsValidForUpdate).toBe(false);
    expect(value.find(({ LogicalName }) => LogicalName === "lastname")?.IsValidForUpdate).toBe(true);
  });

  it.each([definitions, new URL(definitions), new Request(definitions)])(
    "is refused definitions in an unkind host, in whatever form it asks",
    async (address) => {
      const answer = await unkind?.(address);
      expect(answer?.status).toBe(403);
      expect(await answer?.json()).toMatchObject({ error: { code: "0x80040220" } });
    },
  );

  it("reads rows in both", async () => {
    const statuses = [documented, unkind].map(async (page) => (await page?.(`${root}contacts?$top=1`))?.status);
    expect(await Promise.all(statuses)).toEqual([200, 200]);
  });
});
