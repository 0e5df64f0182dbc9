import { sampleIds } from "../../../workspace/data";
import { testNow, testWorkspace } from "./support/workspace";

type Row = Record<string, unknown>;

// Every test makes the rows that it speaks of, so that one workspace serves all.
const { app, send, refused } = testWorkspace();

const unknownId = "99999999-9999-4999-8999-999999999999";
const api = "/api/data/v9.2";

/** Creates a row and gives back its id. */
async function create(entitySetName: string, row: Row): Promise<string> {
  const response = await send("POST", `${api}/${entitySetName}`, row);
  if (response.status !== 204) throw new Error(await response.text());
  return /\(([0-9a-f-]{36})\)$/.exec(response.headers.get("odata-entityid") ?? "")?.[1] ?? "";
}

const createConversation = (row: Row = {}) =>
  create("msdyn_ocliveworkitems", {
    subject: "Live chat",
    statecode: 0,
    statuscode: 2,
    "msdyn_activeagentid_msdyn_ocliveworkitem@odata.bind": `/systemusers(${sampleIds.currentUser})`,
    ...row,
  });

async function linksOf(conversationId: string): Promise<Row> {
  const select = "$select=_msdyn_customer_value,_msdyn_issueid_value,_regardingobjectid_value";
  const headers = { prefer: 'odata.include-annotations="*"' };
  const response = await app.request(`http://localhost${api}/msdyn_ocliveworkitems(${conversationId})?${select}`, {
    headers,
  });
  const row = (await response.json()) as Row;
  return {
    customer: row._msdyn_customer_value,
    table: row["_msdyn_customer_value@Microsoft.Dynamics.CRM.lookuplogicalname"],
    case: row._msdyn_issueid_value,
    regarding: row._regardingobjectid_value,
  };
}

const linksUrl = (id: string) => `/omnichannel/conversations/${id}/links`;
const messagesUrl = (id: string) => `/omnichannel/conversations/${id}/messages`;

describe("linkToConversation", () => {
  let conversation: string, contact: string, account: string, incident: string;
  beforeEach(async () => {
    conversation = await createConversation();
    contact = await create("contacts", { lastname: "Vargas" });
    account = await create("accounts", { name: "Fabrikam" });
    const customer = { "customerid_contact@odata.bind": `/contacts(${contact})` };
    incident = await create("incidents", { title: "Printer jams", ...customer });
  });
  const link = (entityLogicalName: string, recordId: string) =>
    send("POST", linksUrl(conversation), { entityLogicalName, recordId });
  const unlink = (entityLogicalName: string, recordId: string) =>
    send("DELETE", linksUrl(conversation), { entityLogicalName, recordId });

  it("links one customer and one case, and nothing else", async () => {
    expect((await link("contact", contact)).status).toBe(204);
    expect((await link("incident", incident)).status).toBe(204);
    expect(await linksOf(conversation)).toEqual({
      customer: contact,
      table: "contact",
      case: incident,
      regarding: null,
    });
  });

  it("puts a new customer in the place of the old one, whichever table it is of", async () => {
    await link("contact", contact);
    await link("account", account);
    expect(await linksOf(conversation)).toMatchObject({ customer: account, table: "account", case: null });
    await link("contact", contact);
    expect(await linksOf(conversation)).toMatchObject({ customer: contact, table: "contact", case: null });
  });

  it("puts a new case in the place of the old one", async () => {
    const customer = { "customerid_account@odata.bind": `/accounts(${account})` };
    const other = await create("incidents", { title: "Toner is empty", ...customer });
    await link("incident", incident);
    await link("incident", other);
    expect(await linksOf(conversation)).toMatchObject({ customer: null, case: other });
  });

  it("takes GUIDs with braces and in upper case", async () => {
    const braced = `%7B${conversation.toUpperCase()}%7D`;
    const body = { entityLogicalName: "contact", recordId: `{${contact.toUpperCase()}}` };
    expect((await send("POST", linksUrl(braced), body)).status).toBe(204);
    expect(await linksOf(conversation)).toMatchObject({ customer: contact });
  });

  it("unlinks the record that is linked, by body or by query", async () => {
    await link("contact", contact);
    await link("incident", incident);
    expect((await unlink("contact", contact)).status).toBe(204);
    expect(await linksOf(conversation)).toMatchObject({ customer: null, case: incident });
    const query = `?entityLogicalName=incident&recordId=${incident}`;
    expect((await send("DELETE", linksUrl(conversation) + query)).status).toBe(204);
    expect(await linksOf(conversation)).toMatchObject({ customer: null, case: null });
  });

  it("unlinks an account", async () => {
    await link("account", account);
    expect((await unlink("account", account)).status).toBe(204);
    expect(await linksOf(conversation)).toMatchObject({ customer: null });
  });

  it("refuses to unlink a record that is not linked", async () => {
    await link("contact", contact);
    for (const [entityLogicalName, recordId] of [
      ["account", contact],
      ["contact", account],
      ["incident", incident],
    ]) {
      expect(await refused("DELETE", linksUrl(conversation), { entityLogicalName, recordId })).toEqual({
        status: 409,
        code: "RecordNotLinked",
        message: `The ${entityLogicalName} ${recordId} is not linked to this conversation.`,
      });
    }
    expect(await linksOf(conversation)).toMatchObject({ customer: contact });
  });

  it.each([
    [0, 1, "Open"],
    [0, 3, "Waiting"],
    [0, 5, "Wrap-up"],
    [1, 4, "Closed"],
  ])("refuses a conversation of status %i and status reason %i (%s)", async (statecode, statuscode, status) => {
    const bind = { "msdyn_customer_msdyn_ocliveworkitem_contact@odata.bind": `/contacts(${contact})` };
    const ended = await createConversation({ ...bind, statecode, statuscode });
    const expected = {
      status: 409,
      code: "ConversationNotActive",
      message: `Only active conversations can be linked or unlinked; this one is ${status}.`,
    };
    const account1 = { entityLogicalName: "account", recordId: account };
    const linked = { entityLogicalName: "contact", recordId: contact };
    expect(await refused("POST", linksUrl(ended), account1)).toEqual(expected);
    expect(await refused("DELETE", linksUrl(ended), linked)).toEqual(expected);
    expect(await linksOf(ended)).toMatchObject({ customer: contact });
  });

  it("refuses a record or a conversation that does not exist", async () => {
    expect(
      await refused("POST", linksUrl(conversation), { entityLogicalName: "incident", recordId: unknownId }),
    ).toMatchObject({ status: 404, message: `There is no incident with the id ${unknownId}.` });
    // A contact's id does not make an account.
    expect(
      await refused("POST", linksUrl(conversation), { entityLogicalName: "account", recordId: contact }),
    ).toMatchObject({ status: 404 });
    for (const method of ["POST", "DELETE"]) {
      const body = { entityLogicalName: "contact", recordId: contact };
      expect(await refused(method, linksUrl(unknownId), body)).toMatchObject({
        status: 404,
        message: `There is no msdyn_ocliveworkitem with the id ${unknownId}.`,
      });
    }
  });

  it.each([
    [{ entityLogicalName: "lead", recordId: unknownId }, /entityLogicalName: /],
    [{ entityLogicalName: "contacts", recordId: unknownId }, /entityLogicalName: /],
    [{ entityLogicalName: "contact", recordId: "alex" }, /recordId: must be a GUID/],
    [{ entityLogicalName: "contact", recordId: `{${unknownId}` }, /recordId: must be a GUID/],
    [{ entityLogicalName: "contact" }, /recordId: /],
    [{ entityLogicalName: "contact", recordId: unknownId, force: true }, /force/],
    [[], /expected object/],
    [null, /expected object/],
  ])("refuses the body %j", async (body, message) => {
    for (const method of ["POST", "DELETE"]) {
      const answer = await refused(method, linksUrl(conversation), body);
      expect(answer).toMatchObject({ status: 400, code: "InvalidRequest" });
      expect(answer.message).toMatch(message);
    }
  });

  it("refuses an id of a conversation that is no GUID, JSON that is none, and other content", async () => {
    expect(await refused("POST", linksUrl("abc"), { entityLogicalName: "contact", recordId: contact })).toEqual({
      status: 400,
      code: "InvalidRequest",
      message: "The conversation's id: must be a GUID.",
    });
    const ask = (type: string) =>
      app.request(`http://localhost${linksUrl(conversation)}`, {
        method: "POST",
        headers: { "content-type": type },
        body: "{",
      });
    expect((await ask("application/json")).status).toBe(400);
    expect((await ask("text/plain")).status).toBe(415);
  });
});

describe("getConversations", () => {
  const agent = "0a000000-0000-4000-8000-00000000a9e0";
  const list = async (query: string) => {
    const response = await send("GET", `/omnichannel/conversations?agentId=${agent}${query}`);
    expect(response.status).toBe(200);
    return ((await response.json()) as { value: Row[] }).value;
  };
  let active: string, waiting: string;
  beforeAll(async () => {
    await create("systemusers", { systemuserid: agent, firstname: "Jamie", lastname: "Reding" });
    const bind = { "msdyn_activeagentid_msdyn_ocliveworkitem@odata.bind": `/systemusers(${agent})` };
    const createdOn = (days: number) => new Date(testNow.getTime() - days * 86_400_000).toISOString();
    active = await createConversation({ ...bind, msdyn_title: "B", overriddencreatedon: createdOn(1) });
    waiting = await createConversation({ ...bind, msdyn_title: "A", statuscode: 3, overriddencreatedon: createdOn(9) });
  });

  it("gives the conversations of one agent, always with the documented columns", async () => {
    const rows = await list("");
    expect(rows.map((row) => row.msdyn_ocliveworkitemid).sort()).toEqual([active, waiting].sort());
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(
        expect.arrayContaining([
          "msdyn_ocliveworkitemid",
          "_msdyn_liveworkstreamid_value",
          "_msdyn_lastsessionid_value",
          "statuscode",
          "createdon",
        ]),
      );
      expect(row).not.toHaveProperty("msdyn_title");
    }
  });

  it("filters by status and age, adds columns and sorts", async () => {
    const ids = async (query: string) => (await list(query)).map((row) => row.msdyn_ocliveworkitemid);
    expect(await ids("&status=3")).toEqual([waiting]);
    expect(await ids("&status=2&status=3&orderBy=msdyn_title")).toEqual([waiting, active]);
    expect(await ids("&orderBy=msdyn_title desc")).toEqual([active, waiting]);
    expect(await ids("&createdBeforeDays=5")).toEqual([active]);
    expect(await ids("&createdBeforeDays=10&orderBy=createdon asc")).toEqual([waiting, active]);
    expect((await list("&attributes=msdyn_title&attributes=subject&status=2"))[0]).toMatchObject({
      msdyn_title: "B",
      subject: "Live chat",
    });
  });

  it("gives nothing for an agent without conversations", async () => {
    const response = await send("GET", `/omnichannel/conversations?agentId=${unknownId}`);
    expect(await response.json()).toMatchObject({ value: [] });
  });

  it.each([
    ["", /agentId/],
    ["?agentID=0a000000-0000-4000-8000-00000000a9e0", /agentI[dD]/],
    ["?agentId=me", /agentId.*must be a GUID/],
    [`?agentId=${agent}&agentId=${agent}`, /agentId/],
    [`?agentId=${agent}&status=Active`, /status/],
    [`?agentId=${agent}&status=9`, /status/],
    [`?agentId=${agent}&attributes=a,b`, /attributes.*logical name/],
    [`?agentId=${agent}&orderBy=createdon down`, /orderBy/],
    [`?agentId=${agent}&createdBeforeDays=-1`, /createdBeforeDays/],
    [`?agentId=${agent}&attributes=nosuchcolumn`, /nosuchcolumn/],
  ])("refuses the query %s", async (query, message) => {
    const answer = await refused("GET", `/omnichannel/conversations${query}`);
    expect(answer.status).toBe(400);
    expect(answer.message).toMatch(message);
  });
});

describe("messages", () => {
  it("keeps what is sent, in order", async () => {
    const conversation = await createConversation();
    const first = await send("POST", messagesUrl(conversation), { text: "  How can I help?  " });
    expect(first.status).toBe(201);
    expect(await first.json()).toMatchObject({ from: "agent", text: "How can I help?" });
    await send("POST", messagesUrl(conversation), { text: "My printer jams.", from: "customer" });

    const { value } = (await (await send("GET", messagesUrl(conversation))).json()) as { value: Row[] };
    expect(value.map(({ from, text }) => [from, text])).toEqual([
      ["agent", "How can I help?"],
      ["customer", "My printer jams."],
    ]);
    for (const { createdOn } of value) expect(new Date(String(createdOn)).toISOString()).toBe(createdOn);
  });

  it("has a transcript of every active conversation of the sample data, oldest line first", async () => {
    const { send } = testWorkspace();
    const query = `${api}/msdyn_ocliveworkitems?$select=subject&$filter=statuscode eq 2`;
    const active = ((await (await send("GET", query)).json()) as { value: Row[] }).value;
    expect(active.length).toBeGreaterThan(1);
    for (const { activityid, subject } of active) {
      const { value } = (await (await send("GET", messagesUrl(String(activityid)))).json()) as { value: Row[] };
      expect([subject, value.length > 2]).toEqual([subject, true]);
      const times = value.map(({ createdOn }) => String(createdOn));
      expect(times).toEqual([...times].sort());
    }
  });

  it("refuses a message where none can be sent", async () => {
    const message = { text: "Hello" };
    expect(await refused("POST", messagesUrl(unknownId), message)).toMatchObject({ status: 404 });
    expect(await refused("GET", messagesUrl(unknownId))).toMatchObject({ status: 404 });
    const closed = await createConversation({ statecode: 1, statuscode: 4 });
    expect(await refused("POST", messagesUrl(closed), message)).toEqual({
      status: 409,
      code: "ConversationNotActive",
      message: "Messages can be sent in active conversations only; this one is Closed.",
    });
    const nobodys = await createConversation({ "msdyn_activeagentid_msdyn_ocliveworkitem@odata.bind": null });
    expect(await refused("POST", messagesUrl(nobodys), message)).toMatchObject({
      status: 403,
      code: "NotAssignedToYou",
    });
    expect(await (await send("GET", messagesUrl(closed))).json()).toEqual({ value: [] });
  });

  it.each([
    [{ text: " " }, /text: must not be empty/],
    [{ text: "a".repeat(4001) }, /text: /],
    [{ text: 1 }, /text: /],
    [{ text: "Hello", from: "bot" }, /from: /],
    [{ text: "Hello", to: "me" }, /to/],
  ])("refuses the message %j", async (body, message) => {
    const conversation = await createConversation();
    const answer = await refused("POST", messagesUrl(conversation), body);
    expect(answer.status).toBe(400);
    expect(answer.message).toMatch(message);
  });
});
