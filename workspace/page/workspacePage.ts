import { platformScripts, type ReactVersion } from "./pageLibraries";

/** The page's title, also that of the product it stands in for. */
const title = "Customer Service workspace";
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230f6cbd'/%3E%3Cpath d='M4 5h8v5H8l-3 2v-2H4z' fill='white'/%3E%3C/svg%3E";

/** Path of the script that draws the page. */
export const deskScriptPath = "/desk.js";

/** The one page of the workspace: the platform's libraries first, as a model-driven app loads them, then the desk. */
export function workspacePage(react: ReactVersion): string {
  const scripts = [...platformScripts(react), deskScriptPath].map((path) => `    <script src="${path}"></script>`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="${icon}" />
  </head>
  <body>
    <noscript>The workspace needs JavaScript.</noscript>
    <div id="root"></div>
${scripts.join("\n")}
  </body>
</html>
`;
}
