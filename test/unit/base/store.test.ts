import { WritableStore } from "../../../LinkedRecordsControl/base/store";

test("a store tells nobody of a state with the very same members", () => {
  const hits = ["Alex Vargas"];
  const store = new WritableStore<{ kind: string; hits?: readonly string[]; text?: string }>({ kind: "found", hits });
  const listener = jest.fn();
  store.subscribe(listener);
  store.set({ kind: "found", hits });
  store.set({ kind: "found", hits, text: undefined });
  expect(listener).not.toHaveBeenCalled();
  store.set({ kind: "found", hits: [...hits] });
  expect(listener).toHaveBeenCalledTimes(1);
  store.set({ kind: "found" });
  expect(listener).toHaveBeenCalledTimes(2);
});

test("a store tells those who watch of new values only", () => {
  const store = new WritableStore(1);
  const listener = jest.fn();
  const stop = store.subscribe(listener);
  store.set(1);
  expect(listener).not.toHaveBeenCalled();
  store.set(2);
  expect(listener).toHaveBeenCalledTimes(1);
  stop();
  store.set(3);
  expect(listener).toHaveBeenCalledTimes(1);
});
