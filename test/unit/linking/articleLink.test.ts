import { isPortalUrlFormat, sendArticle } from "../../../LinkedRecordsControl/linking/articleLink";
import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { conversationId, FakeProduct, options } from "../../support/fakeProduct";

const chosen = { entityType: "knowledgearticle", id: "k1", name: "Clear a paper jam" };
const send = (product: FakeProduct) => sendArticle(product.ports(), options.portalUrlFormat, conversationId);

describe("the link to a knowledge article", () => {
  test("goes into the message box with the title, for the agent to send", async () => {
    const product = new FakeProduct();
    product.dialogAnswer = chosen;
    product.article.articlepublicnumber = "KA 01/$&";
    expect(await send(product)).toBe("composed");
    expect(product.composed).toEqual(["Clear a paper jam\nhttps://support.example/kb/KA%2001%2F%24%26"]);
  });

  test.each([
    ["a draft", { statecode: 0 }],
    ["an internal one", { isinternal: true }],
    ["an archived one", { statecode: 5 }],
  ])("is not sent for %s", async (_, change) => {
    const product = new FakeProduct();
    product.dialogAnswer = chosen;
    Object.assign(product.article, change);
    expect(await send(product)).toBe("notPublished");
    expect(product.composed).toEqual([]);
  });

  test("may be sent for an expired one, as in the product", async () => {
    const product = new FakeProduct();
    product.dialogAnswer = chosen;
    product.article.statecode = 4;
    expect(await send(product)).toBe("composed");
  });

  test.each([
    ["somebody else's conversation", "notYours", { agent: "u2" }],
    ["a conversation while another one is in front", "notInFront", { current: "w2" }],
  ])("is not put into the message box of %s, nor is an article asked for", async (_, outcome, change) => {
    const product = Object.assign(new FakeProduct(), change);
    const lookup = jest.spyOn(product, "lookup");
    expect(await send(product)).toBe(outcome);
    expect(product.composed).toEqual([]);
    expect(lookup).not.toHaveBeenCalled();
  });

  test.each([
    ["who is signed in is not told", { user: undefined, agent: "u2" }],
    ["the conversation tells no agent", { agent: undefined }],
    ["the conversation is in front", { current: conversationId }],
  ])("is left to the product where %s", async (_, change) => {
    const product = Object.assign(new FakeProduct(), change);
    product.dialogAnswer = chosen;
    expect(await send(product)).toBe("composed");
  });

  test("is left to the product where the agent of the conversation cannot be read", async () => {
    const product = new FakeProduct();
    product.dialogAnswer = chosen;
    const retrieve = product.retrieve.bind(product);
    product.retrieve = (table, ...rest) =>
      table === "msdyn_ocliveworkitem" ? Promise.reject(new HostFailure("forbidden", "")) : retrieve(table, ...rest);
    expect(await send(product)).toBe("composed");
  });

  test("is not sent where none was chosen, or where the product refuses", async () => {
    const product = new FakeProduct();
    expect(await send(product)).toBeUndefined();
    product.dialogAnswer = chosen;
    product.compose = () => Promise.reject(new Error("Not assigned to you"));
    expect(await send(product)).toBe("failed");
  });
});

test.each([
  ["https://support.example/kb/{kbnum}", true],
  ["http://support.example/kb/{kbnum}", false],
  ["https://support.example/kb", false],
  ["javascript:{kbnum}", false],
  ["", false],
])("%j is a portal URL format: %s", (text, expected) => {
  expect(isPortalUrlFormat(text)).toBe(expected);
});
