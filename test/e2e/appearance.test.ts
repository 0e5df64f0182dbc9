import type { Locator, Page } from "playwright-core";
import { PNG } from "pngjs";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf, setProperties } from "./support/desk";
import { findings } from "./support/findings";
import { tabTo } from "./support/keyboard";
import { button, card, hit, panel, searchBox, setWidth, t } from "./support/panel";
import { holdRequest } from "./support/requests";

const mismatch = formOf("msdyn_ocliveworkitem", sampleIds.conversationMismatch);
const unknown = formOf("msdyn_ocliveworkitem", sampleIds.conversationUnknown);
const firstRead = /msdyn_ocliveworkitems\(.*\$expand=/;

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

/** What a part of the page looks like, with a margin for what is drawn around it. */
async function pixels(page: Page, part: Locator): Promise<PNG> {
  await page.mouse.move(0, 0);
  const box = await part.boundingBox();
  if (!box) throw new Error(`${String(part)} is not shown.`);
  const clip = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 };
  return PNG.sync.read(await page.screenshot({ clip, animations: "disabled", caret: "hide" }));
}

/** The number of pixels that two pictures of the same size do not share. */
function differences(a: PNG, b: PNG): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  const at = (picture: PNG, pixel: number) => picture.data.readUInt32LE(pixel * 4);
  return Array.from({ length: a.width * a.height }, (_, pixel) => pixel).filter(
    (pixel) => at(a, pixel) !== at(b, pixel),
  ).length;
}

/** `watchMotion()` gives what moves in the control during ten frames: animations and transitions that can be seen. */
const motionWatcher = `
  window.watchMotion = async () => {
    const moving = new Set();
    for (let frame = 0; frame < 10; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      for (const animation of document.getAnimations()) {
        const { target } = animation.effect;
        const { duration } = animation.effect.getComputedTiming();
        if (target?.closest("[data-control]") && animation.playState === "running" && duration > 1) {
          moving.add((animation.animationName ?? animation.transitionProperty) + " of " + target.className);
        }
      }
    }
    return [...moving];
  };`;

describeInBrowser("the looks of the control", ({ open, dataverse }) => {
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

  it("shows what is marked and what has the focus in forced colours", async () => {
    const page = await open({ path: unknown, forcedColors: "active" });
    await searchBox(page, "Customer").fill("anderson");
    await hit(page, "Erik Anderson").waitFor();
    const outline = await panel(page)
      .getByRole("option", { selected: true })
      .evaluate((marked) => getComputedStyle(marked).outlineStyle);
    expect(outline).toBe("solid");
    expect(await findings(page)).toEqual([]);
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
  });

  it("gives a card the height of its skeleton in every width, whatever its values and columns, and shows them whole when asked", async () => {
    const name = "Maximiliane Wilhelmina Vargas-Montgomery of Northern Purchasing";
    const emailaddress1 = "maximiliane.wilhelmina.vargas-montgomery@purchasing.adventure-works.example";
    dataverse().update("contact", sampleIds.contactAlex, {
      firstname: "Maximiliane Wilhelmina",
      lastname: "Vargas-Montgomery of Northern Purchasing",
      emailaddress1,
      jobtitle: null,
      mobilephone: "+1 425 555 0100 (a.m.), +1 425 555 0199 (p.m.)",
    });
    let release = (): void => undefined;
    const page = await open({
      prepare: async (next) => {
        ({ release } = await holdRequest(next, firstRead));
        await setProperties(next, {
          contactColumns: "jobtitle,mobilephone,telephone1,address1_city,emailaddress1",
          caseColumns: "ticketnumber,statuscode",
        });
      },
    });
    const widths = [280, 339, 340, 380, 480, 640, 1000];
    const heights = async () => {
      const seen: unknown[] = [];
      for (const width of widths) {
        await setWidth(page, width);
        seen.push([width, (await panel(page).boundingBox())?.height]);
      }
      return seen;
    };
    await panel(page)
      .getByRole("status", { name: t("Panel_Loading") })
      .waitFor();
    const before = await heights();
    release();
    const email = card(page, name).getByText(emailaddress1);
    await email.waitFor();
    expect(await heights()).toEqual(before);

    await setWidth(page, 380);
    const tooltip = page.getByRole("tooltip");
    await email.hover();
    await tooltip.getByText(emailaddress1).waitFor();
    await page.mouse.move(0, 0);
    await tooltip.waitFor({ state: "detached" });
    await tabTo(page, button(page, t("Edit_Begin", "Job Title")));
    await tabTo(page, email, "ArrowDown");
    await tooltip.getByText(emailaddress1).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press("F2");
    expect(await panel(page).getByRole("textbox", { name: "Email" }).inputValue()).toBe(emailaddress1);
    await page.keyboard.press("Escape");
    await setWidth(page, 1000);
    await card(page, name)
      .getByRole("button", { name: `Open ${name}` })
      .first()
      .hover();
    await tooltip.getByText(name).waitFor();
  });

  it("shows what has the focus in forced colours", async () => {
    const page = await open({ path: mismatch, forcedColors: "active" });
    await panel(page).getByText(t("Mismatch", "Fabrikam, Inc. (sample)")).waitFor();
    for (const name of ["Replace Alex Vargas", "Unlink Alex Vargas", "Use Fabrikam, Inc. (sample)"]) {
      const button = panel(page).getByRole("button", { name, exact: true });
      const before = await pixels(page, button);
      await tabTo(page, button);
      const after = await pixels(page, button);
      // At least a thin line along one side of an icon of 24 pixels.
      expect(differences(before, after)).toBeGreaterThan(24);
    }
    expect(await findings(page)).toEqual([]);
  });

  it.each([
    ["moves nothing for those who want less motion, and works the same", "reduce", []],
    ["moves while something is under way for everybody else", "no-preference", [expect.stringMatching(/./)]],
  ] as const)("%s", async (_, reducedMotion, expected) => {
    let release = (): void => undefined;
    const page = await open({
      path: unknown,
      reducedMotion,
      initScript: motionWatcher,
      prepare: async (next) => {
        ({ release } = await holdRequest(next, firstRead));
      },
    });
    const watched = () => page.evaluate<string[]>("watchMotion()");
    // Loading, searching, pointing at something, linking: all that could move.
    await panel(page)
      .getByRole("status", { name: t("Panel_Loading") })
      .waitFor();
    const seen = [...(await watched())];
    release();
    const search = await holdRequest(page, /\/contacts\?.*'yvonne'/);
    await searchBox(page, "Customer").fill("yvonne");
    await search.reached;
    seen.push(...(await watched()));
    search.release();
    await hit(page, "Yvonne McKay").hover();
    seen.push(...(await watched()));
    const link = await holdRequest(page, /^POST \/omnichannel/);
    await hit(page, "Yvonne McKay").click();
    await link.reached;
    await panel(page).getByText(t("Busy_linking")).waitFor();
    seen.push(...(await watched()));
    link.release();
    await card(page, "Yvonne McKay").waitFor();
    await panel(page).getByRole("button", { name: "Unlink Yvonne McKay" }).hover();
    seen.push(...(await watched()));
    expect(seen).toEqual(expected.length === 0 ? [] : expect.arrayContaining([...expected]));
  });
});
