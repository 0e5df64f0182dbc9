import * as React from "react";

// Fluent draws the colours of the system where it is asked for them; an svg keeps its own otherwise.
const style: React.CSSProperties = { lineHeight: 0, forcedColorAdjust: "auto" };

/**
 * Stands in the bundle for the function of the same name in `@fluentui/react-icons` (webpack.config.js): that one also
 * makes icons of many colours, of sprites, and mirrored ones, for a kilobyte.
 * @param width of the icon, "1em" for those that grow with the text around them
 * @param paths what is drawn, in a square of 20
 */
export const createFluentIcon =
  (_name: string, width: string, paths: readonly string[]): React.FC =>
  () => (
    <svg aria-hidden fill="currentColor" width={width} height={width} viewBox="0 0 20 20" style={style}>
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
