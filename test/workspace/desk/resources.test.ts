import { DOMParser } from "@xmldom/xmldom";
import { createResources, readResx } from "../../../workspace/desk/host/resources";

const resx = (name: string, value: string) =>
  `<?xml version="1.0"?><root>
     <resheader name="version"><value>2.0</value></resheader>
     <data name="${name}" xml:space="preserve"><value>${value}</value><comment>not this</comment></data>
   </root>`;
const parser = new DOMParser();

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
