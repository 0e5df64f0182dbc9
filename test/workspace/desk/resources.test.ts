import { DOMParser } from "@xmldom/xmldom";
import { ControlEvents, readEventNames } from "../../../workspace/desk/host/controlEvents";
import { createResources, readResx } from "../../../workspace/desk/host/resources";
import { DeskLog } from "../../../workspace/desk/state/log";

const resx = (name: string, value: string) =>
  `<?xml version="1.0"?><root>
     <resheader name="version"><value>2.0</value></resheader>
     <data name="${name}" xml:space="preserve"><value>${value}</value><comment>not this</comment></data>
   </root>`;
const parser = new DOMParser();

describe("events of a control", () => {
  it("are functions named in the manifest, each call a line of the log", () => {
    const manifest = '<manifest><control><event name="recordLinked" /><event name="failed" /></control></manifest>';
    const log = new DeskLog();
    const events = new ControlEvents(log).bag(readEventNames(manifest, parser));
    expect(Object.keys(events)).toEqual(["recordLinked", "failed"]);
    events.recordLinked?.({ id: "1" });
    expect(log.get()).toMatchObject([{ kind: "event", text: "recordLinked", detail: '{"id":"1"}' }]);
  });
});

describe("strings of a control", () => {
  it("reads data elements and nothing else", () => {
    expect([...readResx(resx("Link", "Link &amp; open"), parser)]).toEqual([["Link", "Link & open"]]);
  });

  it("takes the user's language, then English, then the id", () => {
    const own = readResx(resx("Link", "Verknüpfen"), parser);
    const fallback = new Map([
      ["Link", "Link"],
      ["Unlink", "Unlink"],
    ]);
    const { getString } = createResources(own, fallback);
    expect([getString("Link"), getString("Unlink"), getString("Nothing")]).toEqual(["Verknüpfen", "Unlink", "Nothing"]);
  });
});
