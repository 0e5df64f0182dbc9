import { sampleIds } from "../../../workspace/data";
import { changeAsOtherAgent, setSaveRules } from "../../support/workspaceSettings";
import { startServer } from "../../../workspace/server";
import { testWorkspace } from "./support/workspace";

const { app, dataverse, send, refused } = testWorkspace();
const { contactAlex, secondUser } = sampleIds;
const alex = `/api/data/v9.2/contacts(${contactAlex})`;
const setRules = (rules: object) => send("PUT", "/workspace/save-rules", rules);
const sentence = "A contact needs an e-mail address.";
const isDuplicate = {
  status: 412,
  code: "0x80040333",
  message: "A record was not created or updated because a duplicate of the current record already exists.",
};
const row = () => dataverse.retrieve("contact", contactAlex);

afterEach(() => setRules({}));

describe("a plug-in", () => {
  it("refuses the saves of its table with its own sentence, and nothing of them is kept", async () => {
    await setRules({ plugIns: [{ table: "contact", message: sentence }] });
    const before = row();
    const refusal = { status: 400, code: "0x80040265", message: sentence };
    expect(await refused("PATCH", alex, { jobtitle: "Buyer" })).toEqual(refusal);
    expect(await refused("POST", "/api/data/v9.2/contacts", { lastname: "Vargas" })).toEqual(refusal);
    expect(row()).toEqual(before);
    expect((await send("POST", "/api/data/v9.2/accounts", { name: "Fabrikam" })).status).toBe(204);
    await setRules({});
    expect((await send("PATCH", alex, { jobtitle: "Buyer" })).status).toBe(204);
  });

  it("is of a table that there is", async () => {
    const rules = { plugIns: [{ table: "contacts", message: sentence }] };
    expect(await refused("PUT", "/workspace/save-rules", rules)).toMatchObject({
      status: 400,
      message: 'There is no table "contacts".',
    });
    expect(await (await send("GET", "/workspace/save-rules")).json()).toEqual({
      plugIns: [],
      detectsDuplicates: false,
    });
  });
});

describe("duplicate detection", () => {
  const taken = { emailaddress1: "NANCY@adventure-works.example" };

  it("refuses an e-mail address that another contact has, where the request asks for it", async () => {
    expect((await send("PATCH", alex, taken)).status).toBe(204);
    const asked = await app.request(`http://localhost${alex}`, {
      method: "PATCH",
      headers: { "content-type": "application/json", "MSCRM.SuppressDuplicateDetection": "false" },
      body: JSON.stringify(taken),
    });
    expect([asked.status, await asked.json()]).toEqual([
      412,
      { error: { code: isDuplicate.code, message: isDuplicate.message } },
    ]);
  });

  it("asks for itself once it is switched on, and leaves the own address and other columns alone", async () => {
    const own = { emailaddress1: "alex@adventure-works.example" };
    await send("PATCH", alex, own);
    await setRules({ detectsDuplicates: true });
    expect(await refused("PATCH", alex, taken)).toEqual(isDuplicate);
    expect(await refused("POST", "/api/data/v9.2/contacts", { lastname: "Anderson", ...taken })).toEqual(isDuplicate);
    expect(row().emailaddress1).toBe(own.emailaddress1);
    for (const allowed of [own, { emailaddress1: null }, { lastname: "Anderson" }, own]) {
      expect((await send("PATCH", alex, allowed)).status).toBe(204);
    }
    expect((await send("POST", "/api/data/v9.2/accounts", { name: "A", ...taken })).status).toBe(204);
  });
});

describe("another agent", () => {
  it("changes a row in an own name, past faults and rules, and the row says so", async () => {
    await send("PUT", "/workspace/faults", { faults: [{ path: "/api/data/*", status: 500 }] });
    await setRules({ plugIns: [{ table: "contact", message: sentence }] });
    const before = row();
    const change = { table: "contact", id: contactAlex, values: { jobtitle: "Head of purchasing" } };
    expect((await send("POST", "/workspace/other-agent", change)).status).toBe(204);
    expect(row()).toMatchObject({ jobtitle: "Head of purchasing", _modifiedby_value: secondUser });
    expect(Number(row().versionnumber)).toBeGreaterThan(Number(before.versionnumber));
    await send("PUT", "/workspace/faults", { faults: [] });
  });

  it.each([
    [{ table: "contact", id: "x", values: {} }, 400, /GUID/],
    [{ table: "contact", id: "00000000-0000-0000-0000-00000000dead", values: {} }, 404, /Does Not Exist/],
    [{ table: "nothing", id: contactAlex, values: {} }, 404, /nothing/],
    [{ table: "contact", id: contactAlex, values: { nope: 1 } }, 400, /'nope'/],
  ])("is refused %j", async (change, status, message) => {
    const answer = await refused("POST", "/workspace/other-agent", change);
    expect([answer.status, answer.message]).toEqual([status, expect.stringMatching(message)]);
  });
});

test("tests set all of it over the network", async () => {
  const server = await startServer(app, { port: 0 });
  try {
    await setSaveRules(server.url, { plugIns: [{ table: "contact", message: sentence }] });
    await changeAsOtherAgent(server.url, "contact", contactAlex, { jobtitle: "Buyer" });
    expect(await refused("PATCH", alex, { jobtitle: "Seller" })).toMatchObject({ message: sentence });
    expect(row().jobtitle).toBe("Buyer");
    await expect(setSaveRules(server.url, { plugIns: [{ table: "x", message: sentence }] })).rejects.toThrow(
      /no table/,
    );
  } finally {
    await server.close();
  }
});
