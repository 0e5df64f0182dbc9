import "@testing-library/jest-dom";
import { toHaveNoViolations } from "jest-axe";

expect.extend(toHaveNoViolations);

// jsdom has no layout: the pieces of Fluent that measure themselves need these to exist.
class NoLayoutObserver implements ResizeObserver {
  observe(): void {
    return undefined;
  }
  unobserve(): void {
    return undefined;
  }
  disconnect(): void {
    return undefined;
  }
}
globalThis.ResizeObserver ??= NoLayoutObserver;

// jsdom would try each of Fluent's thousands of rules on every element whose name is asked for, three quarters of the
// time of these tests. Those that can change what they see are let in: themes, and what hides something.
const { insertRule } = CSSStyleSheet.prototype;
CSSStyleSheet.prototype.insertRule = function (rule, index) {
  const isSeen = /^\.fui-FluentProvider|display: ?none|visibility: ?hidden/.test(rule);
  // The index counts rules that were left out.
  return isSeen ? insertRule.call(this, rule, Math.min(index ?? 0, this.cssRules.length)) : 0;
};

// What React warns of, such as an update that no test waits for, is a fault of the control or of its test.
let warnings: string[] = [];
beforeAll(() => {
  jest.spyOn(console, "error").mockImplementation((...texts: unknown[]) => void warnings.push(texts.join(" ")));
});
afterEach(() => {
  const seen = warnings;
  warnings = [];
  expect(seen).toEqual([]);
});
