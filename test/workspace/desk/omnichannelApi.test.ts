import { createOmnichannel } from "../../../workspace/desk/microsoft/omnichannelApi";
import { traitsOf, type HostKind } from "../../../workspace/desk/state/hostTraits";
import { DeskLog, logged } from "../../../workspace/desk/state/log";
import { SessionStore } from "../../../workspace/desk/state/sessions";
import { fakeTableServer, refusal } from "./fakeServer";
import { recordContent } from "./fixtures";

/** The calls over answers by `METHOD path`; what is not there is answered with 404. */
function start(answers: Readonly<Record<string, () => Response>> = {}, kind: HostKind = "documented") {
  const sent: { request: string; body: unknown }[] = [];
  const names = { EntitySetName: "msdyn_ocliveworkitems", PrimaryIdAttribute: "activityid" };
  const { dataverse } = fakeTableServer(names, ({ method, path, body }) => {
    const request = `${method} ${path}`;
    sent.push({ request, body });
    return (answers[request] ?? (() => refusal(404, "NotFound", "There is nothing.")))();
  });
  const sessions = new SessionStore(() => undefined);
  const seen = { opened: [] as string[], boxes: [] as string[][], changed: [] as string[], reported: [] as string[] };
  const page = {
    userId: "jamie",
    openConversation: (id: string) => seen.opened.push(id),
    toSendBox: (id: string, text: string) => seen.boxes.push([id, text]),
    transcriptChanged: (id: string) => seen.changed.push(id),
    report: (error: unknown) => seen.reported.push(String(error)),
  };
  const omnichannel = createOmnichannel(dataverse, sessions, page, traitsOf(kind));
  const focusConversation = () => {
    const id = sessions.createSession("Chat", recordContent("msdyn_ocliveworkitem", "lwi"), { focus: true });
    sessions.updateContext(id, { LiveWorkItemId: "lwi" });
  };
  return { omnichannel, sent, seen, focusConversation };
}

const done = () => new Response(null, { status: 204 });

describe("Microsoft.Omnichannel", () => {
  it("has the six documented calls", () => {
    expect(Object.keys(start().omnichannel).sort()).toEqual([
      "getConversationId",
      "getConversations",
      "linkToConversation",
      "openConversation",
      "sendMessageToConversation",
      "unlinkFromConversation",
    ]);
  });

  it("knows the conversation of the focused session, and rejects where there is none", async () => {
    const { omnichannel, focusConversation } = start();
    await expect(omnichannel.getConversationId()).rejects.toThrow(/no ongoing conversation/);
    focusConversation();
    expect(await omnichannel.getConversationId()).toBe("lwi");
  });

  it("links to the given conversation, else to the focused one", async () => {
    const { omnichannel, sent, focusConversation } = start({
      "POST /omnichannel/conversations/other/links": done,
      "POST /omnichannel/conversations/lwi/links": done,
      "DELETE /omnichannel/conversations/lwi/links": done,
    });
    await expect(omnichannel.linkToConversation("contact", "1")).rejects.toThrow(/no ongoing conversation/);
    await omnichannel.linkToConversation("contact", "{AB}", "{OTHER}");
    focusConversation();
    await omnichannel.linkToConversation("incident", "2");
    await omnichannel.unlinkFromConversation("incident", "2");
    expect(sent).toEqual([
      {
        request: "POST /omnichannel/conversations/other/links",
        body: { entityLogicalName: "contact", recordId: "ab" },
      },
      {
        request: "POST /omnichannel/conversations/lwi/links",
        body: { entityLogicalName: "incident", recordId: "2" },
      },
      {
        request: "DELETE /omnichannel/conversations/lwi/links",
        body: { entityLogicalName: "incident", recordId: "2" },
      },
    ]);
  });

  it("rejects with the server's sentence", async () => {
    const refused = () => refusal(409, "ConversationNotActive", "Only active conversations.");
    const { omnichannel } = start({ "POST /omnichannel/conversations/lwi/links": refused });
    await expect(omnichannel.linkToConversation("contact", "1", "lwi")).rejects.toThrow("Only active conversations.");
  });

  it("asks for an agent's conversations, from an object or its JSON", async () => {
    const request =
      "GET /omnichannel/conversations?agentId=jamie&status=2&status=3&attributes=subject&orderBy=createdon+desc&createdBeforeDays=7";
    const { omnichannel } = start({ [request]: () => Response.json({ value: [] }) });
    const filter = {
      agentId: "Jamie",
      status: [2, 3],
      attributes: ["subject"],
      orderBy: [{ attributeName: "createdon", descending: true }],
      createdBeforeDays: 7,
    };
    expect(await omnichannel.getConversations(filter)).toEqual({ value: [] });
    expect(await omnichannel.getConversations(JSON.stringify(filter))).toEqual({ value: [] });
    await expect(omnichannel.getConversations({ agentId: "" })).rejects.toThrow("agentId is required.");
  });

  it("opens a conversation that exists, and no other", async () => {
    const { omnichannel, seen } = start({
      "GET /api/data/v9.2/msdyn_ocliveworkitems(lwi)?$select=subject": () => Response.json({ subject: "Printer" }),
    });
    await omnichannel.openConversation("{LWI}");
    await expect(omnichannel.openConversation("other")).rejects.toThrow("There is nothing.");
    expect(seen.opened).toEqual(["lwi"]);
  });

  it("puts a message in the agent's box by default, and only in conversations of the agent", async () => {
    const row = (agent: string) => () => Response.json({ _msdyn_activeagentid_value: agent });
    const select = "?$select=_msdyn_activeagentid_value";
    const { omnichannel, seen } = start({
      [`GET /api/data/v9.2/msdyn_ocliveworkitems(mine)${select}`]: row("jamie"),
      [`GET /api/data/v9.2/msdyn_ocliveworkitems(hers)${select}`]: row("oscar"),
    });
    await omnichannel.sendMessageToConversation("Hello", undefined, "mine");
    expect(seen.boxes).toEqual([["mine", "Hello"]]);
    await expect(omnichannel.sendMessageToConversation("Hello", true, "hers")).rejects.toThrow(/not assigned/);
    await expect(omnichannel.sendMessageToConversation({ survey: {} }, true, "mine")).rejects.toThrow(/Only text/);
  });

  it("sends a message at once when asked", async () => {
    const { omnichannel, sent, seen } = start({
      "POST /omnichannel/conversations/lwi/messages": () => new Response("{}", { status: 201 }),
    });
    await omnichannel.sendMessageToConversation("Hello", false, "lwi");
    expect(sent).toEqual([{ request: "POST /omnichannel/conversations/lwi/messages", body: { text: "Hello" } }]);
    expect([seen.boxes, seen.changed]).toEqual([[], ["lwi"]]);
  });
});

it("takes as many parameters in the log as without it: callers tell versions of the product by that", () => {
  const { omnichannel } = start();
  expect(logged(new DeskLog(), "Microsoft.Omnichannel", omnichannel).linkToConversation).toHaveLength(3);
});

describe("Microsoft.Omnichannel at its worst", () => {
  const links = "/omnichannel/conversations/lwi/links";
  afterEach(() => jest.useRealTimers());

  it("answers before it writes, by two parameters and for the focused conversation", async () => {
    jest.useFakeTimers();
    const { omnichannel, sent, focusConversation } = start({ [`POST ${links}`]: done }, "unkind");
    focusConversation();
    expect(omnichannel.linkToConversation).toHaveLength(2);
    await omnichannel.linkToConversation("contact", "1", "other");
    expect(sent).toEqual([]);
    await jest.runAllTimersAsync();
    expect(sent).toEqual([{ request: `POST ${links}`, body: { entityLogicalName: "contact", recordId: "1" } }]);
  });

  it("keeps to itself that nothing was written", async () => {
    jest.useFakeTimers();
    const refused = () => refusal(409, "ConversationNotActive", "Only active conversations.");
    const { omnichannel, seen, focusConversation } = start({ [`DELETE ${links}`]: refused }, "unkind");
    focusConversation();
    await omnichannel.unlinkFromConversation("contact", "1");
    await jest.runAllTimersAsync();
    expect(seen.reported).toEqual(["DataverseError: Only active conversations."]);
  });

  it("rejects with an object in another language, and takes a message without putting it anywhere", async () => {
    const row = () => Response.json({ _msdyn_activeagentid_value: "oscar" });
    const request = "GET /api/data/v9.2/msdyn_ocliveworkitems(hers)?$select=_msdyn_activeagentid_value";
    const { omnichannel, seen } = start({ [request]: row }, "unkind");
    const rejected = { errorCode: 0, message: "Er is een onverwachte fout opgetreden." };
    await expect(omnichannel.getConversationId()).rejects.toMatchObject(rejected);
    await expect(omnichannel.linkToConversation("contact", "1")).rejects.toMatchObject(rejected);
    await omnichannel.sendMessageToConversation("Hello", true, "hers");
    expect(seen.boxes).toEqual([]);
  });
});
