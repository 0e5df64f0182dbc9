import { ControlEvents } from "../../../workspace/desk/host/controlEvents";
import { runFormScripts } from "../../../workspace/desk/host/formScripts";
import { DeskLog } from "../../../workspace/desk/state/log";

type FormScripts = NonNullable<Window["formScripts"]>;
type Form = ReturnType<Parameters<FormScripts[number]>[0]["getFormContext"]>;

const form = { table: "incident", id: "ab12" };

/** What a form script gets hold of. */
function load(events: ControlEvents, record: { table: string; id: string | null } = form): Form {
  const seen: Form[] = [];
  const onLoad: FormScripts[number] = (executionContext) => seen.push(executionContext.getFormContext());
  runFormScripts({ formScripts: [onLoad] }, record, { name: "title", events });
  const [formContext] = seen;
  if (!formContext) throw new Error("The form script was not run.");
  return formContext;
}

describe("form scripts", () => {
  it("know the form's record and its control", () => {
    const formContext = load(new ControlEvents(new DeskLog()));
    expect(formContext.data.entity.getEntityName()).toBe("incident");
    expect(formContext.data.entity.getId()).toBe("{AB12}");
    expect(formContext.getControl("title")?.getName()).toBe("title");
    expect(formContext.getControl("subject")).toBeNull();
    expect(load(new ControlEvents(new DeskLog()), { ...form, id: null }).data.entity.getId()).toBe("");
  });

  it("hear the events that the control raises, until they stop listening", () => {
    const events = new ControlEvents(new DeskLog());
    const control = load(events).getControl("title");
    const [linked, other] = [jest.fn(), jest.fn()];
    control?.addEventHandler("recordLinked", linked);
    control?.addEventHandler("failed", other);
    const bag = events.bag(["recordLinked"]);
    bag.recordLinked?.({ id: "1" });
    control?.removeEventHandler("recordLinked", linked);
    bag.recordLinked?.({ id: "2" });
    expect(linked.mock.calls).toEqual([[{ id: "1" }]]);
    expect(other).not.toHaveBeenCalled();
  });

  it("that fail are noted, and keep nobody else from hearing", () => {
    const log = new DeskLog();
    const events = new ControlEvents(log);
    const heard = jest.fn();
    events.add("recordLinked", () => {
      throw new Error("Not a function");
    });
    events.add("recordLinked", heard);
    events.bag(["recordLinked"]).recordLinked?.({});
    expect(heard).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(log.get())).toContain("A form script failed at recordLinked: Not a function");
  });

  it("need not be there", () => {
    const control = { name: "title", events: new ControlEvents(new DeskLog()) };
    expect(() => runFormScripts({}, form, control)).not.toThrow();
  });
});
