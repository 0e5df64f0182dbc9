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
