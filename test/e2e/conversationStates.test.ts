import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { compare } from "../../workspace/dataverse/query/buildFilter";
import { setFaults } from "../support/workspaceSettings";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";
import { formOf } from "./support/desk";
import { findings } from "./support/findings";
import { linksOf } from "./support/links";
import { card, hit, panel, searchBox, section, t } from "./support/panel";
import { holdRequest, watchRequests } from "./support/requests";

const conversation = (id: string) => formOf("msdyn_ocliveworkitem", id);
const unknown = conversation(sampleIds.conversationUnknown);
const linked = conversation(sampleIds.conversationLinked);
const firstRead = /^GET .*msdyn_ocliveworkitems\(.*\$expand=/;
const changes = ["Replace", "Unlink", "Link", "New"];

/** The names of the buttons of the control that would change something. */
const changeButtons = async (page: Page): Promise<string[]> => {
  const names = await panel(page)
    .getByRole("button")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? one.textContent ?? ""));
  return names.filter((name) => changes.some((change) => name.startsWith(`${change} `)));
};

/** What holds in every state: axe has nothing to say. The picture shows the state in the documentation. */
const checkState = async (page: Page, name: string): Promise<void> => {
  expect(await findings(page)).toEqual([]);
  await takePicture(page, name, panel(page));
};

describeInBrowser("every state of the control on a conversation form", ({ open, url, dataverse }) => {
  it("loading: the place of the cards is taken, and told to screen readers", async () => {
    let release = (): void => undefined;
    const page = await open({
      prepare: async (next) => {
        ({ release } = await holdRequest(next, firstRead));
      },
    });
    await panel(page)
      .getByRole("status", { name: t("Panel_Loading") })
      .waitFor();
    expect(await section(page, "Customer").getAttribute("aria-busy")).toBe("true");
    await checkState(page, "loading");
    const before = await panel(page).boundingBox();
    release();
    await card(page, "Alex Vargas").waitFor();
    const after = await panel(page).boundingBox();
    expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThanOrEqual(2);
  });

  it("empty: a search box for each, and nothing made up", async () => {
    // The caller's number would be a clue.
    const itemTable = "msdyn_ocliveworkitemcontextitem";
    const filter = compare("_msdyn_ocliveworkitemid_value", "eq", sampleIds.conversationVoice);
    for (const item of dataverse().retrieveMultiple(itemTable, { filter }).entities) {
      dataverse().delete(itemTable, String(item[`${itemTable}id`]));
    }
    const page = await open({ path: conversation(sampleIds.conversationVoice) });
    await section(page, "Customer").getByText(t("Slot_customer_empty")).waitFor();
    await section(page, "Case").getByText(t("Slot_case_empty")).waitFor();
    await searchBox(page, "Case").waitFor();
    await page.waitForLoadState("networkidle");
    expect(
      await panel(page)
        .getByRole("list", { name: t("Suggestions_Title") })
        .count(),
    ).toBe(0);
    await checkState(page, "empty");
  });

  it("empty, with suggestions", async () => {
    const page = await open({ path: unknown });
    await panel(page).getByText(t("Suggestion_phone")).waitFor();
    await checkState(page, "suggestions");
  });

  it("linked: name, table and three key columns of each", async () => {
    const page = await open();
    const customer = card(page, "Alex Vargas");
    await customer.getByText("Job Title").waitFor();
    expect((await customer.locator("dl").innerText()).split(/\s*\n\s*/)).toEqual([
      "Job Title",
      "Purchasing manager",
      "Mobile Phone",
      "+1 425 555 0100",
      "Email",
      "alex@adventure-works.example",
    ]);
    expect(await customer.textContent()).toContain("Contact · Adventure Works (sample)");
    const columns = await card(page, "Printer jams on tray 2").locator("dd").allInnerTexts();
    expect(columns).toEqual(["CAS-01044-X7K2M9", "In Progress", "High"]);
    await checkState(page, "linked");
  });

  it("search: hits, none, and failed are three different things", async () => {
    const page = await open({ path: unknown, expectedErrors: [/status of 500/] });
    await searchBox(page, "Customer").fill("anderson");
    await hit(page, "Erik Anderson").waitFor();
    await panel(page).getByText(t("Search_Count", "3")).waitFor();
    expect(
      await panel(page)
        .getByRole("list", { name: t("Suggestions_Title") })
        .count(),
    ).toBe(1);
    await checkState(page, "search");

    await searchBox(page, "Customer").fill("zzzz");
    await panel(page).getByText(t("Search_None", "zzzz")).waitFor();
    await checkState(page, "search-none");

    await setFaults(url(), [{ path: "/api/data/v9.2/contacts", method: "GET", status: 500, message: "Broken." }]);
    await searchBox(page, "Customer").fill("kelly");
    await panel(page).getByText(t("Search_Failed")).waitFor();
    expect(await searchBox(page, "Customer").inputValue()).toBe("kelly");
    await checkState(page, "search-failed");

    await setFaults(url(), []);
    await panel(page).getByRole("button", { name: "Try again" }).click();
    await hit(page, "Kelly Krout").waitFor();
  });

  it("link refused: says why, and shows what the database holds", async () => {
    const id = sampleIds.conversationWrapUp;
    const page = await open({ path: conversation(id), expectedErrors: [/status of 409/] });
    const before = linksOf(dataverse(), id);
    const refusal = "Only active conversations can be linked or unlinked; this one is Wrap-up.";
    await panel(page).getByText(t("Status_5")).waitFor();
    await panel(page).getByRole("button", { name: "Unlink Allie Bellew" }).click();
    await section(page, "Customer").getByText(t("Notice_Refused")).waitFor();
    await panel(page).getByRole("button", { name: "Details" }).click();
    await section(page, "Customer").getByText(refusal).waitFor();
    await card(page, "Allie Bellew").waitFor();
    expect(linksOf(dataverse(), id)).toEqual(before);
    await checkState(page, "refused");
    await panel(page).getByRole("button", { name: "Dismiss" }).click();
    await panel(page).getByText(t("Notice_Refused")).waitFor({ state: "detached" });
  });

  it.each([
    ["closed", sampleIds.conversationClosed, "Closed", t("ReadOnly_closed")],
    ["open", sampleIds.conversationOpen, "Open", t("ReadOnly_notAccepted")],
  ])("%s: read-only, and says why", async (name, id, status, reason) => {
    const page = await open({ path: conversation(id) });
    await panel(page).getByText(reason).waitFor();
    await panel(page).getByText(status, { exact: true }).waitFor();
    expect(await changeButtons(page)).toEqual([]);
    expect(await panel(page).getByRole("combobox").count()).toBe(0);
    await checkState(page, name);
  });

  it("waiting: says what may happen, and offers the changes", async () => {
    const page = await open({ path: conversation(sampleIds.conversationWaiting) });
    await panel(page).getByText(t("Status_3")).waitFor();
    await panel(page).getByRole("button", { name: "Unlink Nancy Anderson" }).waitFor();
    await checkState(page, "waiting");
  });

  it("Microsoft.Omnichannel absent: read-only, and says where to go", async () => {
    const page = await open({ path: `${linked}&omnichannel=off` });
    await card(page, "Alex Vargas").waitFor();
    expect(await changeButtons(page)).toEqual([]);
    await panel(page).getByText(t("ReadOnly_omnichannelMissing")).waitFor();
    await checkState(page, "omnichannel-absent");
  });

  it("a form that is read-only: links are changed all the same, its column says nothing about them", async () => {
    const page = await open({ path: `${linked}&disabled=1` });
    await card(page, "Alex Vargas").waitFor();
    await panel(page).getByRole("button", { name: "Unlink Alex Vargas" }).waitFor();
    expect(await panel(page).getByText(t("ReadOnly_formReadOnly")).count()).toBe(0);
  });

  it("unsaved record: says to save first, and works right after the save", async () => {
    const page = await open({ path: "/?unsaved=1" });
    await panel(page).getByText(t("Panel_Unsaved")).waitFor();
    await checkState(page, "unsaved");
    await page.getByRole("textbox", { name: "Case Title" }).fill("Cable is too short");
    await page.getByRole("button", { name: "Look up Customer" }).click();
    await page.getByRole("option", { name: "Kelly Krout" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await card(page, "Kelly Krout").waitFor();
  });

  it("form designer: sample cards, and no request", async () => {
    let reads: string[] = [];
    const page = await open({
      path: `${linked}&authoring=1`,
      prepare: (next) => {
        reads = watchRequests(next, firstRead);
      },
    });
    await panel(page).getByText(t("Panel_Preview")).waitFor();
    await card(page, "Alex Vargas").waitFor();
    await checkState(page, "preview");
    expect(reads).toEqual([]);
  });

  it("the conversation cannot be read: says so, and another try helps", async () => {
    const page = await open({
      path: conversation(sampleIds.conversationMismatch),
      expectedErrors: [/status of 500/],
      prepare: (next) =>
        next.route("**/msdyn_ocliveworkitems(*)?$select=*", (route) =>
          /%24expand|\$expand|_msdyn_issueid_value/.test(route.request().url()) &&
          route.request().url().includes(sampleIds.conversationMismatch)
            ? route.fulfill({ status: 500, json: { error: { code: "0x80040216", message: "Broken." } } })
            : route.fallback(),
        ),
    });
    await panel(page).getByText(t("Panel_Failed")).waitFor();
    await checkState(page, "load-failed");
    await page.unroute("**/msdyn_ocliveworkitems(*)?$select=*");
    await panel(page).getByRole("button", { name: "Try again" }).click();
    await card(page, "Alex Vargas").waitFor();
  });
});
