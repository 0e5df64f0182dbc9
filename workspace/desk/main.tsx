import * as React from "react";
import * as ReactDOM from "react-dom";
import { FluentProvider, Spinner } from "@fluentui/react-components";
import type { Solution } from "../import/solution";
import { sampleIds } from "../data/ids";
import { readAppTables } from "./client/readAppTables";
import { DataverseClient } from "./client/dataverseClient";
import { textOf } from "./client/rowValues";
import { Desk } from "./desk";
import { themes } from "./host/theme";
import { UserRights } from "./host/rightsOnPage";
import { App } from "./shell/App";
import { DeskContext } from "./DeskContext";
import { readSecurity } from "./shell/rightsPresets";
import { DeskLog } from "./state/log";
import { readOptions } from "./state/deskOptions";
import { messageOf } from "./state/messageOf";

/** Reads solution and user, opens the first sessions and draws the page. */
async function start(root: HTMLElement): Promise<void> {
  document.body.style.margin = "0";
  const options = readOptions(window.location.search);
  ReactDOM.render(
    <FluentProvider theme={themes[options.theme]}>
      <Spinner label="Opening Customer Service workspace" style={{ height: "100vh" }} />
    </FluentProvider>,
    root,
  );
  const server = new DataverseClient(new DeskLog(), (input, init) => fetch(input, init));
  const [solution, security, appTables, user] = await Promise.all([
    server.request("GET", "/workspace/solution").then((answer) => answer.json() as Promise<Solution>),
    readSecurity(server),
    readAppTables(server),
    server.retrieve("systemuser", sampleIds.currentUser, "?$select=fullname"),
  ]);
  const signedIn = { id: sampleIds.currentUser, name: textOf(user, "fullname") };
  const desk = new Desk(window, options, solution, signedIn, new UserRights(security), appTables);
  await desk.start({
    conversations: [sampleIds.conversationLinked, sampleIds.conversationUnknown],
    case: sampleIds.caseOpen,
    // Nothing is linked yet, and suggestions wait: what there is to see is seen at once.
    inFront: sampleIds.conversationUnknown,
  });
  ReactDOM.render(
    <DeskContext.Provider value={desk}>
      <App />
    </DeskContext.Provider>,
    root,
  );
}

const root = document.getElementById("root");
if (root) {
  start(root).catch((error: unknown) => {
    const reason = messageOf(error);
    ReactDOM.unmountComponentAtNode(root);
    root.textContent = `The workspace could not be opened. ${reason} Then load this page again.`;
    root.setAttribute("role", "alert");
  });
}
