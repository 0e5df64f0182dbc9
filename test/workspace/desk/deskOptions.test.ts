import { readOptions, writeOptions } from "../../../workspace/desk/state/deskOptions";

describe("options in the address", () => {
  it("has usual values without a query, and an empty query for them", () => {
    expect(readOptions("")).toMatchObject({ react: "17", theme: "light", dir: "ltr", lang: 1033, omnichannel: "on" });
    expect(writeOptions(readOptions(""))).toBe("");
  });

  it("reads what it writes", () => {
    const query =
      "?react=16&host=unkind&theme=dark&dir=rtl&lang=1031&width=320&omnichannel=off&authoring=1&unsaved=1&disabled=1&open=account%3A1&open=incident%3A2";
    expect(writeOptions(readOptions(query))).toBe(query);
    expect(readOptions(query).open).toEqual([
      { table: "account", id: "1" },
      { table: "incident", id: "2" },
    ]);
  });

  it.each([
    ["?theme=pink", { theme: "light" }],
    ["?host=mine", { host: "documented" }],
    ["?react=18", { react: "17" }],
    ["?lang=de", { lang: 1033 }],
    ["?width=-5", { width: 380 }],
    ["?width=20", { width: 300 }],
    ["?width=9999", { width: 700 }],
    ["?open=account", { open: [] }],
    ["?authoring=no", { authoring: false }],
  ])("falls back for %s", (query, expected) => {
    expect(readOptions(query)).toMatchObject(expected);
  });
});
