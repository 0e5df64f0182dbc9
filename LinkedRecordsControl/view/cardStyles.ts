import { makeStyles, shorthands, tokens } from "@fluentui/react-components";

/** Narrower than a card that stands beside another one. */
const narrow = "@container (max-width: 303px)";

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
    gridTemplateColumns: "minmax(96px, 1fr) 2fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    ...shorthands.margin(tokens.spacingVerticalS, 0, 0),
    // Aligned with the name, to the right of the picture.
    paddingInlineStart: "48px",
    // The label above its value, where both side by side would leave too little of the value.
    [narrow]: { gridTemplateColumns: "minmax(0, 1fr)", rowGap: 0 },
  },
  label: { minWidth: 0 },
  value: {
    minWidth: 0,
    ...shorthands.margin(0),
    [narrow]: { marginBottom: tokens.spacingVerticalXS },
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
