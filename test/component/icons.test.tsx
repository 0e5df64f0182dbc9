import { join } from "node:path";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import { render } from "@testing-library/react";
import * as React from "react";
import { createFluentIcon } from "../../LinkedRecordsControl/view/parts/createFluentIcon";

const factory = join(__dirname, "../../node_modules/@fluentui/react-icons/lib-cjs/utils/createFluentIcon.cjs");

/** The same icon, made by what takes the place of the library's function in the bundle. */
function slimIcon(): React.ComponentType {
  let icons: Readonly<Record<string, React.ComponentType>> = {};
  jest.isolateModules(() => {
    jest.doMock(factory, () => ({ createFluentIcon }));
    icons = jest.requireActual("@fluentui/react-icons/lib/atoms/svg/dismiss");
  });
  return icons.DismissRegular;
}

const drawn = (Icon: React.ComponentType): readonly (string | null)[] => {
  const svg = render(<Icon />).container.querySelector("svg");
  const names = ["viewBox", "width", "height", "fill", "aria-hidden"];
  return [
    ...names.map((name) => svg?.getAttribute(name) ?? null),
    ...[...(svg?.querySelectorAll("path") ?? [])].map((path) => path.getAttribute("d")),
  ];
};

test("an icon of the bundle is drawn as the library draws it", () => {
  const shape = drawn(DismissRegular);
  expect(shape).toEqual(["0 0 20 20", "1em", "1em", "currentColor", "true", expect.stringMatching(/^m/i)]);
  expect(drawn(slimIcon())).toEqual(shape);
});
