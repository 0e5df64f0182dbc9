import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { shownText } from "../../../LinkedRecordsControl/panel/cardEdits";
import { EditedRecord, text } from "../../support/editedRecord";
import { settle } from "../../support/testClock";

const job = text("jobtitle", { maxLength: 20 });
const city = text("address1_city");
const lastname = text("lastname", { isRequired: true });
const email = text("emailaddress1", { format: "email" });

const contact = (): EditedRecord =>
  new EditedRecord({ jobtitle: "Buyer", address1_city: "Oslo", lastname: "Vargas", emailaddress1: null });

describe("a save that would make a duplicate", () => {
  const refused = new HostFailure("duplicate", "A record was not created or updated because …");
  const began = async (record: EditedRecord): Promise<ReturnType<EditedRecord["edits"]>> => {
    const edits = record.edits();
    edits.begin(email, null);
    edits.type(email, "o'neil@adventure-works.example");
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    record.updateTreatments.push({ failure: refused });
    await edits.save();
    await settle();
    return edits;
  };

  test("names the records that have the same texts, at its first column, and keeps what was typed", async () => {
    const record = contact();
    record.others = [{ contactid: "c7", fullname: "Sam O'Neil", emailaddress1: "o'neil@adventure-works.example" }];
    const { fields } = (await began(record)).state.get();
    expect(record.queries.at(-1)).toBe(
      "contact?$select=contactid,fullname,statecode,_parentcustomerid_value,emailaddress1&$filter=contactid ne c1 and " +
        "(emailaddress1 eq 'o''neil%40adventure-works.example' or jobtitle eq 'Chef')&$top=3",
    );
    expect(fields.emailaddress1).toMatchObject({
      text: "o'neil@adventure-works.example",
      problem: {
        kind: "failed",
        failure: refused,
        others: [{ entityType: "contact", id: "c7", name: "Sam O'Neil", details: ["o'neil@adventure-works.example"] }],
      },
    });
    expect(fields.jobtitle?.problem).toEqual({ kind: "failed", failure: refused });
  });

  test("says no more than that where they cannot be found", async () => {
    const record = contact();
    record.readTreatments.push({}, { failure: new HostFailure("forbidden", "") });
    const { fields } = (await began(record)).state.get();
    expect(fields.emailaddress1?.problem).toEqual({ kind: "failed", failure: refused, others: [] });
  });

  test("asks for nothing where no text was to be saved", async () => {
    const record = new EditedRecord({ numberofchildren: 1 });
    const edits = record.edits();
    const column = { ...text("numberofchildren"), type: "integer" } as const;
    edits.begin(column, 1);
    edits.type(column, "2");
    record.updateTreatments.push({ failure: refused });
    await edits.save();
    await settle();
    expect(record.queries).toHaveLength(1);
  });

  test("holds up no other save while they are looked for", async () => {
    const record = contact();
    record.retrieveMultiple = () => new Promise(() => undefined);
    const edits = await began(record);
    await edits.save();
    expect(record.row).toMatchObject({ jobtitle: "Chef", emailaddress1: "o'neil@adventure-works.example" });
  });
});

describe("the edits of a card", () => {
  test("send only what was changed, after one read, and tell form scripts which columns", async () => {
    const record = contact();
    const edits = record.edits();
    edits.begin(job, "Buyer");
    edits.begin(city, "Oslo");
    edits.type(job, " Head of purchasing ");
    await edits.save();
    expect(record.updates).toEqual([{ jobtitle: "Head of purchasing" }]);
    expect(record.queries).toEqual(["contact(c1)?$select=jobtitle"]);
    expect(record.told).toEqual([{ entityType: "contact", id: "c1", columns: ["jobtitle"] }]);
    expect(edits.state.get().fields).toEqual({});
  });

  test("send nothing where nothing was changed", async () => {
    const record = contact();
    const edits = record.edits();
    edits.begin(job, "Buyer");
    edits.type(job, "Buyer ");
    await edits.save();
    expect([record.updates, record.queries, edits.state.get().fields]).toEqual([[], [], {}]);
  });

  test("say everything that is wrong at once, each at its column, and send nothing", async () => {
    const record = contact();
    const edits = record.edits();
    edits.begin(job, "Buyer");
    edits.begin(lastname, "Vargas");
    edits.begin(email, null);
    edits.begin(city, "Oslo");
    edits.type(job, "A title that is much too long");
    edits.type(lastname, " ");
    edits.type(email, "alex at home");
    edits.type(city, "Bergen");
    await edits.save();
    expect(edits.state.get().fields).toMatchObject({
      jobtitle: { problem: { kind: "tooLong", limit: 20 }, text: "A title that is much too long" },
      lastname: { problem: { kind: "required" } },
      emailaddress1: { problem: { kind: "notEmail" } },
      address1_city: { text: "Bergen" },
    });
    expect(edits.state.get().fields.address1_city?.problem).toBeUndefined();
    expect(record.updates).toEqual([]);
  });

  test("show the new value at once as being saved", async () => {
    const record = contact();
    const edits = record.edits();
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    const saving = edits.save();
    expect(edits.state.get().fields.jobtitle).toMatchObject({ phase: "saving", text: "Chef" });
    await saving;
  });

  test("do not overwrite what somebody else changed, save the rest, and let the agent choose", async () => {
    const record = contact();
    const edits = record.edits();
    edits.begin(job, "Buyer");
    edits.begin(city, "Oslo");
    edits.type(job, "Chef");
    edits.type(city, "Bergen");
    record.change("jobtitle", "Owner");
    await edits.save();
    expect(record.updates).toEqual([{ address1_city: "Bergen" }]);
    expect(edits.state.get().fields).toMatchObject({ jobtitle: { phase: "clash", theirs: "Owner", text: "Chef" } });
    await edits.keepMine(job);
    expect(record.row).toMatchObject({ jobtitle: "Chef", address1_city: "Bergen" });
    expect(edits.state.get().fields).toEqual({});
  });

  test("leave it as the others made it where the agent wants so", async () => {
    const record = contact();
    const edits = record.edits();
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    record.change("jobtitle", "Owner");
    await edits.save();
    await edits.takeTheirs(job);
    expect([record.row.jobtitle, edits.state.get().fields, record.updates]).toEqual(["Owner", {}, []]);
  });

  test("do not ask where somebody else wished the same", async () => {
    const record = contact();
    const edits = record.edits();
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    record.change("jobtitle", "Chef");
    await edits.save();
    expect([record.updates, edits.state.get().fields]).toEqual([[], {}]);
  });

  test("keep what was typed where the save is refused, with the reason", async () => {
    const record = contact();
    const edits = record.edits();
    record.updateTreatments.push({ failure: new HostFailure("invalid", "Titles are frozen.") });
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    await edits.save();
    expect(edits.state.get().fields.jobtitle).toMatchObject({
      phase: "open",
      text: "Chef",
      problem: { kind: "failed", failure: { message: "Titles are frozen." } },
    });
    await edits.save();
    expect(record.row.jobtitle).toBe("Chef");
  });

  test.each([
    ["a server that was busy, after the time that it asked for", new HostFailure("busy", "", { retryAfter: 7 }), 7_000],
    ["a fault that passed", new HostFailure("server", ""), 1_000],
  ])("try again after %s", async (_, failure, pause) => {
    const record = contact();
    const edits = record.edits();
    record.updateTreatments.push({ failure });
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    const saving = edits.save();
    await record.clock.advance(pause - 1);
    expect(edits.state.get().fields.jobtitle).toMatchObject({ phase: "waiting", text: "Chef" });
    expect(record.updates).toHaveLength(1);
    await record.clock.advance(1);
    await saving;
    expect([record.updates.length, record.row.jobtitle]).toEqual([2, "Chef"]);
  });

  test.each([60_001 / 1_000, 600])("do not wait %d seconds", async (retryAfter) => {
    const record = contact();
    const edits = record.edits();
    record.updateTreatments.push({ failure: new HostFailure("busy", "", { retryAfter }) });
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    await edits.save();
    expect(edits.state.get().fields.jobtitle).toMatchObject({ phase: "open", problem: { kind: "failed" } });
  });

  test("give up after three attempts", async () => {
    const record = contact();
    const edits = record.edits();
    const failure = new HostFailure("server", "");
    record.updateTreatments.push({ failure }, { failure }, { failure });
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    const saving = edits.save();
    await record.clock.advance(60_000);
    await saving;
    expect(record.updates).toHaveLength(3);
    expect(edits.state.get().fields.jobtitle).toMatchObject({ phase: "open", problem: { kind: "failed" } });
  });

  test("read back an update whose answer was lost, and send nothing twice", async () => {
    const record = contact();
    const edits = record.edits();
    record.updateTreatments.push({ failure: new HostFailure("timeout", ""), isDone: true });
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    const saving = edits.save();
    await record.clock.advance(1_000);
    await saving;
    expect([record.updates.length, record.row.jobtitle, edits.state.get().fields]).toEqual([1, "Chef", {}]);
    expect(record.told).toEqual([{ entityType: "contact", id: "c1", columns: ["jobtitle"] }]);
    expect(edits.state.get().done).toBeDefined();
  });

  test.each(["unknown", "offline"] as const)("read back at once after a failure of the kind %s", async (kind) => {
    const record = contact();
    const edits = record.edits();
    record.updateTreatments.push({ failure: new HostFailure(kind, ""), isDone: true });
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    await edits.save();
    expect([record.updates.length, record.row.jobtitle, edits.state.get().fields]).toEqual([1, "Chef", {}]);
  });

  test("send nothing again after a refusal that nobody can read, and say that it was not saved", async () => {
    const record = contact();
    const edits = record.edits();
    record.updateTreatments.push({ failure: new HostFailure("unknown", "A plug-in of its own kind.") });
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    await edits.save();
    expect(record.updates).toHaveLength(1);
    expect(edits.state.get().fields.jobtitle).toMatchObject({
      problem: { kind: "failed", failure: { message: "A plug-in of its own kind." } },
    });
  });

  test("do not say that nothing was saved where it is not known", async () => {
    const record = contact();
    const edits = record.edits();
    const failure = new HostFailure("offline", "");
    record.updateTreatments.push({ failure, isDone: true });
    record.readTreatments.push({}, { failure });
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    await edits.save();
    expect(edits.state.get().fields.jobtitle).toMatchObject({ text: "Chef", problem: { kind: "unsure" } });
    await edits.save();
    expect([record.updates.length, record.row.jobtitle, edits.state.get().fields]).toEqual([1, "Chef", {}]);
  });

  test("say so where the host agrees and changes nothing", async () => {
    const record = contact();
    const edits = record.edits();
    record.kept.add("jobtitle");
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    await edits.save();
    expect(edits.state.get()).toMatchObject({
      done: undefined,
      fields: { jobtitle: { problem: { kind: "notTaken" } } },
    });
  });

  test("offer for ten seconds to undo, by the same rules", async () => {
    const record = contact();
    const edits = record.edits();
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    await edits.save();
    expect(edits.state.get().done).toMatchObject([{ column: { logicalName: "jobtitle" } }]);
    await edits.undo();
    expect([record.row.jobtitle, edits.state.get().done]).toEqual(["Buyer", undefined]);
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    await edits.save();
    record.change("jobtitle", "Owner");
    await edits.undo();
    expect(record.row.jobtitle).toBe("Owner");
    expect(edits.state.get().fields.jobtitle).toMatchObject({ phase: "clash", theirs: "Owner", text: "Buyer" });
    await edits.takeTheirs(job);
    edits.begin(city, "Oslo");
    edits.type(city, "Bergen");
    await edits.save();
    await record.clock.advance(10_000);
    expect(edits.state.get().done).toBeUndefined();
  });

  test("show what undoing puts back, and take what is typed after an undo that was refused", async () => {
    const record = contact();
    const edits = record.edits();
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    await edits.save();
    record.updateTreatments.push({ failure: new HostFailure("forbidden", "") });
    const undoing = edits.undo();
    const { jobtitle: field } = edits.state.get().fields;
    expect(field && shownText(field)).toBe("Buyer");
    await undoing;
    edits.type(job, "Owner");
    await edits.save();
    expect(record.row.jobtitle).toBe("Owner");
  });

  test("keep the new value on the screen while the card cannot be read", async () => {
    const record = contact();
    const edits = record.edits();
    record.isCardReadable = false;
    edits.begin(job, "Buyer");
    edits.type(job, "Chef");
    const saving = edits.save();
    await settle();
    await saving;
    expect(edits.state.get().fields.jobtitle).toMatchObject({ phase: "saved", text: "Chef", problem: undefined });
    expect(edits.isUnsaved).toBe(false);
    edits.shown();
    expect(edits.state.get().fields).toEqual({});
  });
});
