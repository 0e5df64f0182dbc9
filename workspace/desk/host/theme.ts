import {
  teamsHighContrastTheme,
  typographyStyles,
  webDarkTheme,
  webLightTheme,
  type Theme,
} from "@fluentui/react-components";
import type { DeskOptions } from "../state/deskOptions";

/** Themes that a user may have, by the name of the option. */
export const themes: Readonly<Record<DeskOptions["theme"], Theme>> = {
  light: webLightTheme,
  dark: webDarkTheme,
  contrast: teamsHighContrastTheme,
};

/** The colour ramp of Fluent's web themes, which model-driven apps have unless an administrator sets another. */
const brand: ComponentFramework.BrandVariants = {
  10: "#061724",
  20: "#082338",
  30: "#0a2e4a",
  40: "#0c3b5e",
  50: "#0e4775",
  60: "#0f548c",
  70: "#115ea3",
  80: "#0f6cbd",
  90: "#2886de",
  100: "#479ef5",
  110: "#62abf5",
  120: "#77b7f7",
  130: "#96c6fa",
  140: "#b4d6fa",
  150: "#cfe4fa",
  160: "#ebf3fc",
};

/** `context.fluentDesignLanguage` of a theme. */
export const designState = (theme: DeskOptions["theme"]): ComponentFramework.FluentDesignState => ({
  tokenTheme: themes[theme],
  typographyTokens: typographyStyles,
  brand,
  isDarkTheme: theme !== "light",
});
