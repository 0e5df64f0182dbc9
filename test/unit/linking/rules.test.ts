import * as fc from "fast-check";
import { HostFailure } from "../../../LinkedRecordsControl/base/failure";
import { Latest } from "../../../LinkedRecordsControl/base/latest";
import {
  panelActions,
  parseActions,
  type PanelAction,
  defaultCardColumns,
  parseColumns,
} from "../../../LinkedRecordsControl/base/options";
import type { Privilege } from "../../../LinkedRecordsControl/base/ports";
import { conversationAbilities } from "../../../LinkedRecordsControl/linking/abilities";
import { readMoreConversations } from "../../../LinkedRecordsControl/linking/caseConversations";
import { readCase, slotValues } from "../../../LinkedRecordsControl/linking/caseRecord";
import { readCurrentConversation } from "../../../LinkedRecordsControl/linking/conversation";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { LastChanges, type Done } from "../../../LinkedRecordsControl/panel/lastChanges";
import { asPattern, containing, containingInOrder } from "../../../LinkedRecordsControl/records/odata";
import { SearchColumns } from "../../../LinkedRecordsControl/records/searchColumns";
import { like } from "../../support/like";
import { TestClock } from "../../support/testClock";
import { conversationId, FakeProduct, reference } from "../../support/fakeProduct";

describe("what can be done with a slot", () => {
  const all = { actions: new Set(panelActions) };
  const without = (...denied: `${string}:${Privilege}`[]) => ({
    has: (table: string, privilege: Privilege) => !denied.includes(`${table}:${privilege}`),
  });

  test("is everything where nothing is denied", () => {
    expect(conversationAbilities("customer", without(), all)).toEqual({
      link: "yes",
      replace: "yes",
      unlink: "yes",
      open: "yes",
      create: { contact: "yes", account: "yes" },
    });
  });

  test("is what the maker allows: the rest is not offered", () => {
    const actions = new Set<PanelAction>(["link"]);
    expect(conversationAbilities("case", without("msdyn_ocliveworkitem:Append"), { actions })).toEqual({
      link: "noPrivilege",
      replace: "no",
      unlink: "no",
      open: "no",
      create: { incident: "no" },
    });
  });

  test("takes one table that can be linked", () => {
    expect(conversationAbilities("customer", without("account:AppendTo"), all)).toMatchObject({
      link: "yes",
      create: { contact: "yes", account: "noPrivilege" },
    });
    expect(conversationAbilities("customer", without("account:AppendTo", "contact:Read"), all)).toMatchObject({
      link: "noPrivilege",
      replace: "noPrivilege",
      unlink: "yes",
      create: { contact: "yes" },
    });
    expect(conversationAbilities("case", without("incident:Create"), all).create).toEqual({ incident: "noPrivilege" });
  });
});

describe("actions that a maker allowed", () => {
  test.each([
    ["link, OPEN;unlink", ["link", "unlink", "open"]],
    ["", [...panelActions]],
    [null, [...panelActions]],
    [undefined, [...panelActions]],
    ["delete everything", [...panelActions]],
  ])("%j are read as %j", (text, actions) => {
    expect([...parseActions(text)]).toEqual(actions);
  });

  test("are read whatever stands around and between them", () => {
    const separator = fc.constantFrom(",", ";", " ", ", ", "\n", " ,, ");
    const word = fc
      .constantFrom<string>(...panelActions)
      .chain((action) => fc.constantFrom(action, action.toUpperCase()));
    fc.assert(
      fc.property(fc.array(fc.tuple(word, separator), { minLength: 1 }), (words) => {
        const read = parseActions(words.flat().join(""));
        expect(read).toEqual(new Set(words.map(([action]) => action.toLowerCase())));
      }),
    );
  });
});

describe("columns that a maker typed", () => {
  test("are logical names, each once, in their order, or the default", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const columns = parseColumns(text, ["fullname"]);
        expect(columns.length).toBeGreaterThan(0);
        expect(new Set(columns).size).toBe(columns.length);
        columns.forEach((column) => expect(column).toMatch(/^[a-z_][a-z0-9_]*$/));
        expect(parseColumns(columns.join(","), [])).toEqual(columns);
      }),
    );
  });
});

describe("conditions on texts", () => {
  const patternOf = (condition: string): string => {
    const inner = /^contains\(name,'([^]*)'\)$/.exec(decodeURIComponent(condition))?.[1] ?? "";
    return inner.replace(/''/g, "'");
  };
  const typed = fc.string({ unit: fc.constantFrom(..."ab%_[]'&#+5 é"), minLength: 1 });

  test("find exactly the characters that were typed, wildcards and all", () => {
    fc.assert(
      fc.property(typed, typed, (text, other) => {
        const pattern = like(patternOf(containing("name", asPattern(text))));
        expect(pattern.test(`x${text}y`)).toBe(true);
        expect(pattern.test(other)).toBe(other.includes(text));
      }),
      { numRuns: 500 },
    );
  });

  test("find digits in any notation", () => {
    const pattern = like(patternOf(containingInOrder("name", "5550100")));
    ["555-0100", "+1 (425) 555.01.00", "4255550100"].forEach((text) => expect(pattern.test(text)).toBe(true));
    expect(pattern.test("555-0200")).toBe(false);
  });
});

describe("columns to search", () => {
  const extra = { account: ["lrc_shortname"], contact: [], incident: ["title"] };
  const searchColumns = (product: FakeProduct): SearchColumns =>
    new SearchColumns(product, product.ports().privileges, extra);

  test("are those of the quick find view and those of the maker, asked for once", async () => {
    const product = new FakeProduct();
    const asked: string[] = [];
    product.quickFindColumns = (table?: string) => {
      asked.push(table ?? "");
      return Promise.resolve(["name", "lrc_shortname"]);
    };
    const columns = searchColumns(product);
    expect(await columns.of("account")).toEqual({ columns: ["name", "lrc_shortname"], paths: [] });
    await Promise.all([columns.of("account"), columns.of("account"), columns.of("contact")]);
    expect(asked).toEqual(["account", "contact"]);
  });

  test("are those of the standard form where the view has none", async () => {
    expect((await searchColumns(new FakeProduct()).of("incident")).columns).toEqual(["ticketnumber", "title"]);
  });

  test("are those of the standard form where the view cannot be read, which is asked for again", async () => {
    const product = new FakeProduct();
    product.quickFindColumns = () => Promise.reject(new HostFailure("forbidden", ""));
    const columns = searchColumns(product);
    expect((await columns.of("account")).columns).toContain("telephone1");
    product.quickFindColumns = () => Promise.resolve(["name"]);
    expect((await columns.of("account")).columns).toEqual(["name", "lrc_shortname"]);
  });

  test("have the names of related records beside them, as far as the user may read those", async () => {
    const product = new FakeProduct();
    product.denied.add("account:Read");
    expect((await searchColumns(new FakeProduct()).of("contact")).paths).toEqual(["parentcustomerid_account/name"]);
    expect((await searchColumns(product).of("contact")).paths).toEqual([]);
    expect((await searchColumns(product).of("incident")).paths).toEqual(["customerid_contact/fullname"]);
    // Not known is not denied.
    const unsure = new SearchColumns(product, { ...product.ports().privileges, has: () => undefined }, extra);
    expect((await unsure.of("contact")).paths).toHaveLength(1);
  });
});

describe("the people of a case", () => {
  test.each([
    ["customer", reference("contact", "c1"), { "customerid_contact@odata.bind": "/contacts(c1)" }],
    ["customer", reference("account", "a1"), { "customerid_account@odata.bind": "/accounts(a1)" }],
    ["primaryContact", reference("contact", "c1"), { "primarycontactid@odata.bind": "/contacts(c1)" }],
    ["primaryContact", undefined, { "primarycontactid@odata.bind": null }],
  ] as const)("%s %j is written as %j", (role, target, values) => {
    expect(slotValues(role, target)).toEqual(values);
  });

  test("are read with the case", async () => {
    const product = new FakeProduct();
    product.caseCustomer = reference("contact", "c1");
    product.caseState = 1;
    expect(await readCase(product, "i1", defaultCardColumns)).toMatchObject({
      inactive: true,
      links: { customer: { id: "c1" } },
    });
    expect(product.queries).toHaveLength(1);
  });
});

describe("the conversation of the session", () => {
  test("is none where there is none, or where it cannot be read", async () => {
    const product = new FakeProduct();
    const ports = product.ports();
    expect(await readCurrentConversation(ports, defaultCardColumns)).toBeUndefined();
    product.current = conversationId;
    expect(await readCurrentConversation(ports, defaultCardColumns)).toMatchObject({ id: conversationId });
    product.failReads = new HostFailure("forbidden", "");
    expect(await readCurrentConversation(ports, defaultCardColumns)).toBeUndefined();
  });
});

test("the next page of a case's conversations is asked for by its link", async () => {
  const product = new FakeProduct();
  product.conversations = Array.from({ length: 41 }, (_, index) => ({ activityid: `w${index}`, createdon: "today" }));
  const second = await readMoreConversations(product, "i1", "?page=20");
  expect(second.lines.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `w${index + 20}`));
  expect(second.lines[0]).toMatchObject({ startedOn: "today", isLive: false });
  expect((await readMoreConversations(product, "i1", second.next ?? "")).next).toBeUndefined();
});

describe("an offer to undo", () => {
  const change = { name: "unlink", slot: "customer", shown: reference("contact", "c1"), target: undefined } as const;
  const done: Done<string> = { change, undoable: true };

  test("outlives its panel until its time is over, or until it is forgotten", async () => {
    const page = new PageScope();
    const clock = new TestClock();
    const changesOf = (id: string) => {
      const told = new Map<string, Done<string> | undefined>();
      const slots = {
        get: (slot: string) => told.get(slot),
        set: (slot: string, one?: Done<string>) => void told.set(slot, one),
      };
      return { told, changes: new LastChanges(clock, slots, page.lastChanges, (slot) => `${id}:${slot}`) };
    };
    const resumed = (id: string, slot: string): Done<string> | undefined => {
      const { told, changes } = changesOf(id);
      changes.resume(slot);
      return told.get(slot);
    };
    changesOf("w1").changes.tell(done);
    await clock.advance(9999);
    expect(resumed("w1", "customer")).toEqual(done);
    expect(resumed("w1", "case")).toBeUndefined();
    expect(resumed("w2", "customer")).toBeUndefined();
    await clock.advance(1);
    expect(resumed("w1", "customer")).toBeUndefined();
    const { changes, told } = changesOf("w1");
    changes.tell(done);
    changes.forget("customer");
    expect(told.get("customer")).toBeUndefined();
    expect(resumed("w1", "customer")).toBeUndefined();
  });
});

test("a change of links reaches every panel on the page but the one that tells", () => {
  const page = new PageScope();
  const [own, other] = [jest.fn(), jest.fn()];
  const stop = [own, other].map((listener) => page.watchLinks(listener))[1];
  page.tellLinks("w1", own);
  expect(own).not.toHaveBeenCalled();
  expect(other).toHaveBeenCalledWith("w1");
  stop?.();
  page.tellLinks("w1", own);
  expect(other).toHaveBeenCalledTimes(1);
});

test("of two answers the one that was asked for later counts, whichever comes first", async () => {
  const answers: ((answer: string) => void)[] = [];
  const latest = new Latest(() => new Promise<string>((resolve) => answers.push(resolve)));
  expect(latest.value).toBeUndefined();
  const [first, second] = [latest.read(), latest.read()];
  answers[1]?.("second");
  expect(await second).toBe("second");
  answers[0]?.("first");
  expect(await first).toBe("first");
  expect(latest.value).toBe("second");
});
