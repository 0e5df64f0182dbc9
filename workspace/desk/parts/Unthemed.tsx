import * as React from "react";
import * as ReactDOM from "react-dom";
import { webLightTheme } from "@fluentui/react-components";

/** Every token of a theme without a value, so that those of the page around do not come through. */
const noTokens = Object.fromEntries(Object.keys(webLightTheme).map((token) => [`--${token}`, "initial"]));

/** Draws a part of the page as an app without modern themes does: no provider around it, and no token has a value. */
export function Unthemed({ dir, children }: { dir: "ltr" | "rtl"; children: React.ReactElement }): React.ReactElement {
  const place = React.useRef<HTMLDivElement>(null);
  // A tree of its own: nothing that the page's provider tells its components is heard in it.
  React.useLayoutEffect(() => {
    if (place.current) ReactDOM.render(children, place.current);
  });
  React.useLayoutEffect(() => {
    const root = place.current;
    return () => {
      if (root) ReactDOM.unmountComponentAtNode(root);
    };
  }, []);
  return <div ref={place} dir={dir} style={noTokens} />;
}
