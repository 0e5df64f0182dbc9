import { makeStyles, shorthands, tokens } from "@fluentui/react-components";

/**
 * The lines of a card. Its skeleton is laid out by the same styles, and a line is one line high whatever is written in
 * it and in whatever font: so nothing moves when the card comes.
 */
export const useCardStyles = makeStyles({
  // Two cards side by side where there is room for both.
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 304px), 1fr))",
    columnGap: tokens.spacingHorizontalXXL,
  },
  head: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalM, minWidth: 0 },
  title: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", alignItems: "flex-start" },
  fields: {
    display: "grid",
    rowGap: tokens.spacingVerticalXS,
    ...shorthands.margin(tokens.spacingVerticalS, 0, 0),
    // Aligned with the name, to the right of the picture.
    paddingInlineStart: "48px",
  },
  // The label above its value in a card of less than 340 pixels (292 beside the indent): side by side, both would leave
  // too little of the value. No container query: what
  // is contained has no width of its own, and a form section that asks for it would collapse.
  field: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM, minWidth: 0 },
  label: { minWidth: 0, ...shorthands.flex(1, 1, "88px") },
  value: {
    position: "relative",
    boxSizing: "border-box",
    minWidth: 0,
    // The pencil has its place from the beginning.
    paddingInlineEnd: "24px",
    ...shorthands.flex(2, 1, "192px"),
    ...shorthands.margin(0),
  },
  line: {
    display: "block",
    boxSizing: "border-box",
    // As wide as its text, so that the text begins where the page does and ends where its own language does.
    width: "fit-content",
    minWidth: 0,
    maxWidth: "100%",
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: "nowrap",
    ...shorthands.overflow("hidden"),
    textOverflow: "ellipsis",
  },
});
