import { sampleIds } from "../../workspace/data";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";
import { formOf } from "./support/desk";
import { findings } from "./support/findings";
import { linksOf } from "./support/links";
import { card, panel, section, t } from "./support/panel";

describeInBrowser("what the control shows of the workspace's own rows and words", ({ open, dataverse }) => {
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
    expect(await findings(page)).toEqual([]);
    await takePicture(page, "linked", panel(page));
  });

  it("link refused: says why, and shows what the database holds", async () => {
    const id = sampleIds.conversationWrapUp;
    const page = await open({ path: formOf("msdyn_ocliveworkitem", id), expectedErrors: [/status of 409/] });
    const before = linksOf(dataverse(), id);
    const refusal = "Only active conversations can be linked or unlinked; this one is Wrap-up.";
    await panel(page).getByText(t("Status_5")).waitFor();
    await panel(page).getByRole("button", { name: "Unlink Allie Bellew" }).click();
    await section(page, "Customer").getByText(t("Notice_refused")).waitFor();
    await panel(page).getByRole("button", { name: "Details" }).click();
    await section(page, "Customer").getByText(refusal).waitFor();
    await card(page, "Allie Bellew").waitFor();
    expect(linksOf(dataverse(), id)).toEqual(before);
    await panel(page).getByRole("button", { name: "Dismiss" }).click();
    await panel(page).getByText(t("Notice_refused")).waitFor({ state: "detached" });
  });
});
