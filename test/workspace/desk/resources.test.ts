import { ControlEvents } from "../../../workspace/desk/host/controlEvents";
import { createResources } from "../../../workspace/desk/host/resources";
import { DeskLog } from "../../../workspace/desk/state/log";
import { control } from "./fixtures";

describe("events of a control", () => {
  it("are functions named in the manifest, each call a line of the log", () => {
    const log = new DeskLog();
    const events = new ControlEvents(log).bag(["recordLinked", "failed"]);
    expect(Object.keys(events)).toEqual(["recordLinked", "failed"]);
    events.recordLinked?.({ id: "1" });
    expect(log.get()).toMatchObject([{ kind: "event", text: "recordLinked", detail: '{"id":"1"}' }]);
  });
});

describe("strings of a control", () => {
  const strings = (languageId: number, texts: Record<string, string>) => ({
    path: `strings/Probe.${languageId}.resx`,
    languageId,
    texts,
  });

  it("takes the user's language, then English, then the id", () => {
    const resx = [strings(1033, { Link: "Link", Unlink: "Unlink" }), strings(1031, { Link: "Verknüpfen" })];
    const { getString } = createResources({ ...control(), resx }, 1031);
    expect([getString("Link"), getString("Unlink"), getString("Nothing")]).toEqual(["Verknüpfen", "Unlink", "Nothing"]);
  });

  it("takes English for a language that the control does not bring", () => {
    const { getString } = createResources({ ...control(), resx: [strings(1033, { Link: "Link" })] }, 3082);
    expect(getString("Link")).toBe("Link");
  });
});
