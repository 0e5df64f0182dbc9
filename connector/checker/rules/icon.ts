import { At } from "../input/jsonPointer";
import { asText } from "../input/jsonValue";
import { ruleGroup } from "./rule";

const percent = (part: number): string => `${Math.round(part * 100)} %`;

/** How far two colours are apart in the channel where they differ most. */
function apart(left: string, right: string): number {
  const channels = (colour: string): number[] =>
    [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  return Math.max(...channels(left).map((value, index) => Math.abs(value - (channels(right)[index] ?? 0))));
}

/** The icon. */
export const icon = ruleGroup("Icon", [
  {
    id: "connector-validate-pngiconimage",
    severity: "warning",
    demand: "The icon is a PNG called icon.png.",
    why: "The solution checker refuses others.",
    source: "SC",
    example: { file: "icon", good: "a PNG of 230 x 230", bad: "no PNG" },
    on: "icon",
    check: ({ image, path }, report) => {
      if (!image) {
        report(At.root, "The file is no PNG, or a damaged one.");
      } else if (!/(^|[\\/])icon\.png$/.test(path)) {
        report(At.root, "The file is not called icon.png.");
      }
    },
  },
  {
    id: "connector-validate-iconsize",
    severity: "warning",
    demand: "The icon is square, from 100 x 100 to 230 x 230 pixels, and smaller than 1 MB.",
    why: "Other sizes are scaled and look blurred; large files are refused.",
    source: "SC",
    example: { file: "icon", good: "a PNG of 230 x 230", bad: "a PNG of 300 x 200" },
    on: "icon",
    check: ({ image, bytes }, report) => {
      if (image && (image.width !== image.height || image.width < 100 || image.width > 230)) {
        report(At.root, `The icon has ${image.width} x ${image.height} pixels.`);
      }
      if (bytes >= 1024 * 1024) {
        report(At.root, `The icon has ${bytes} bytes; it must have less than 1 MB.`);
      }
    },
  },
  {
    id: "connector-validate-iconimage",
    severity: "warning",
    demand:
      "The logo takes less than 70 % of height and width, on a background that is neither transparent, white nor #007ee5.",
    why: "The tile is drawn on many backgrounds; certification asks for an even, coloured one.",
    source: "SC",
    example: { file: "icon", good: "a small logo on a colour", bad: "a logo to the edge on white" },
    on: "icon",
    check: ({ image }, report) => {
      if (!image || image.background === "") {
        return;
      }
      if (image.transparent) {
        report(At.root, "The icon is transparent in parts.");
      }
      if (image.background === "#ffffff" || image.background === "#007ee5") {
        report(At.root, `The background is ${image.background === "#ffffff" ? "white" : "the default blue"}.`);
      }
      if (image.even && (image.logoHeight > 0.7 || image.logoWidth > 0.7)) {
        report(
          At.root,
          `The logo takes ${percent(image.logoWidth)} of the width and ${percent(image.logoHeight)} of the height.`,
        );
      }
    },
  },
  {
    id: "connector-validate-backgroundwithbrandiconcolor",
    severity: "warning",
    demand: "The background of the icon is even and is the iconBrandColor.",
    why: "Icon and tile are shown side by side.",
    source: "SC",
    example: { file: "icon", good: "a background of the brand colour", bad: "another background" },
    on: "icon",
    check: ({ image }, report, { apiProperties }) => {
      const colour = asText(apiProperties?.properties.iconBrandColor) ?? "";
      if (image && !image.even) {
        report(At.root, "The corners of the icon differ in colour.");
      } else if (
        image &&
        image.background !== "" &&
        /^#[0-9a-f]{6}$/i.test(colour) &&
        apart(image.background, colour) > 8
      ) {
        report(At.root, `The background is ${image.background}, the iconBrandColor ${colour}.`);
      }
    },
  },
]);
