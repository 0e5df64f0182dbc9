import type { Page } from "playwright-core";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser, takePicture } from "./support/describeInBrowser";
import { card, findings, formOf, hit, panel, searchBox, section, t } from "./support/linkedRecords";

const mismatch = formOf("msdyn_ocliveworkitem", sampleIds.conversationMismatch);
const unknown = formOf("msdyn_ocliveworkitem", sampleIds.conversationUnknown);

/** Gives the control another width, whatever the page around it does. */
const setWidth = (page: Page, width: number) =>
  panel(page).evaluate((element, pixels) => {
    const host = element.closest<HTMLElement>("[data-control]");
    host?.style.setProperty("position", "fixed");
    host?.style.setProperty("inset", "0 auto auto 0");
    host?.style.setProperty("width", `${pixels}px`);
  }, width);

/** Parts of the control that stick out of it, or whose own text is cut off. */
const overflowing = (page: Page) =>
  panel(page).evaluate((element) => {
    const frame = element.getBoundingClientRect();
    return [...element.querySelectorAll<HTMLElement>("*")]
      .filter((part) => {
        const box = part.getBoundingClientRect();
        return box.width > 0 && (box.left < frame.left - 9 || box.right > frame.right + 1);
      })
      .map((part) => part.outerHTML.slice(0, 120));
  });

describeInBrowser("the looks of the control", ({ open }) => {
  it.each(["16", "17"])("works the same with React %s", async (react) => {
    const page = await open({ path: `${unknown}&react=${react}` });
    await searchBox(page, "Customer").fill("yvonne");
    await hit(page, "Yvonne McKay").click();
    await card(page, "Yvonne McKay").waitFor();
    await panel(page).getByRole("button", { name: "Unlink Yvonne McKay" }).click();
    await panel(page).getByRole("button", { name: "Undo" }).click();
    await card(page, "Yvonne McKay").waitFor();
    expect(await page.evaluate("Reactv16.version")).toMatch(new RegExp(`^${react}\\.`));
  });

  it.each(["dark", "contrast"])("is readable in the %s theme", async (theme) => {
    const page = await open({ path: `${mismatch}&theme=${theme}` });
    await panel(page).getByText(t("Mismatch", "Fabrikam, Inc. (sample)")).waitFor();
    expect(await findings(page)).toEqual([]);
    await takePicture(page, `theme-${theme}`, panel(page));
  });

  it("shows what is marked and what has the focus in forced colours", async () => {
    const page = await open({ path: unknown, forcedColors: "active" });
    await searchBox(page, "Customer").fill("anderson");
    await hit(page, "Erik Anderson").waitFor();
    const outline = await panel(page)
      .getByRole("option", { selected: true })
      .evaluate((marked) => getComputedStyle(marked).outlineStyle);
    expect(outline).toBe("solid");
    expect(await findings(page)).toEqual([]);
    await takePicture(page, "forced-colors", panel(page));
  });

  it("is mirrored where the language is written from right to left", async () => {
    const page = await open({ path: `${mismatch}&dir=rtl` });
    await panel(page).getByText(t("Mismatch", "Fabrikam, Inc. (sample)")).waitFor();
    const name = await card(page, "Alex Vargas")
      .getByRole("button", { name: "Open Alex Vargas" })
      .first()
      .boundingBox();
    const unlink = await panel(page).getByRole("button", { name: "Unlink Alex Vargas" }).boundingBox();
    expect(name?.x).toBeGreaterThan(unlink?.x ?? Infinity);
    expect(await overflowing(page)).toEqual([]);
    expect(await findings(page)).toEqual([]);
    await takePicture(page, "right-to-left", panel(page));
  });

  it("fits into 280 to 1000 pixels", async () => {
    const page = await open({ path: mismatch });
    await panel(page).getByText(t("Mismatch", "Fabrikam, Inc. (sample)")).waitFor();
    for (const width of [280, 320, 480, 640, 1000]) {
      await setWidth(page, width);
      expect([width, await overflowing(page)]).toEqual([width, []]);
      const customer = await section(page, "Customer").boundingBox();
      const incident = await section(page, "Case").boundingBox();
      // One beneath the other in a narrow column, side by side from 640 pixels.
      expect([width, incident?.y === customer?.y]).toEqual([width, width >= 640]);
      expect([width, await findings(page)]).toEqual([width, []]);
    }
  });

  it("fits into 280 pixels with suggestions, hits and the conversations of a case", async () => {
    const page = await open({ path: unknown });
    await panel(page).getByText(t("Suggestion_phone")).waitFor();
    await setWidth(page, 280);
    expect(await overflowing(page)).toEqual([]);
    await searchBox(page, "Customer").fill("anderson");
    await hit(page, "Erik Anderson").waitFor();
    expect(await overflowing(page)).toEqual([]);

    const other = await open({ path: formOf("incident", sampleIds.caseOpen) });
    await section(other, "Conversations (2)").waitFor();
    await setWidth(other, 280);
    expect(await overflowing(other)).toEqual([]);
  });

  it("moves nothing for those who want less motion", async () => {
    const page = await open({ path: mismatch, reducedMotion: "reduce" });
    await card(page, "Alex Vargas").waitFor();
    const moving = await panel(page).evaluate((element) => element.getAnimations({ subtree: true }).length);
    expect(moving).toBe(0);
  });
});
