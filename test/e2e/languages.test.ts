import { join } from "node:path";
import { sampleIds } from "../../workspace/data";
import { describeInBrowser } from "./support/describeInBrowser";
import { formOf } from "./support/desk";
import { findings } from "./support/findings";
import { readResx } from "../support/resx";

// One of each direction; that no text of any language is missing or written in the code is proved without a browser.
const languages = [
  ["German", 1031, "ltr"],
  ["Arabic", 1025, "rtl"],
] as const;
const textsOf = (language: number) =>
  readResx(join(__dirname, `../../LinkedRecordsControl/strings/LinkedRecordsControl.${language}.resx`));
const english = textsOf(1033);

describeInBrowser("the languages of the control", ({ open }) => {
  it.each(languages)("in %s every text is of that language, on both forms", async (_, language, dir) => {
    const texts = textsOf(language);
    const say = (key: string) => texts.get(key) ?? "";
    const page = await open({
      path: `${formOf("msdyn_ocliveworkitem", sampleIds.conversationUnknown)}&lang=${language}&dir=${dir}`,
    });
    const panel = page.getByRole("region", { name: say("Panel_Title"), exact: true });
    await panel.getByText(say("Suggestion_email")).waitFor();
    await panel.getByRole("combobox", { name: say("Search_customer"), exact: true }).waitFor();
    await panel.getByRole("button", { name: say("New_contact"), exact: true }).waitFor();
    expect(await findings(page, panel)).toEqual([]);

    const caseForm = await open({
      path: `${formOf("incident", sampleIds.caseFabrikam)}&lang=${language}&dir=${dir}`,
    });
    const other = caseForm.getByRole("region", { name: say("Panel_Title"), exact: true });
    await other.getByRole("region", { name: say("Slot_primaryContact"), exact: true }).waitFor();
    await other.getByText(say("Case_ConversationsCount").replace(/\{0\}/, "2")).waitFor();
    expect(await findings(caseForm, other)).toEqual([]);

    // Names, words that both languages share, and those of the metadata (which are English here) do not count.
    const foreign = [...english]
      .filter(([key, text]) => texts.get(key) !== text && text.length > 6 && !key.startsWith("Table_"))
      .map(([, text]) => text);
    const shown = `${await panel.innerText()}\n${await other.innerText()}`.split("\n");
    expect(shown.filter((line) => foreign.includes(line))).toEqual([]);
  });
});
