import * as Fluent from "@fluentui/react-components";
import * as React from "react";
import type { Diagnostics, Fact, Facts } from "../base/ports";
import type { IInputs } from "../generated/ManifestTypes";
import { attempt } from "./attempt";
import type { HostLog } from "./hostLog";
import { basicDepth, privilegeTypes } from "./privileges";
import { version } from "./version";

/** Parts of the host's context; those that can be missing on a live organisation, and those that lock the panel. */
const parts = [
  "fluentDesignLanguage.tokenTheme",
  "fluentDesignLanguage.isDarkTheme",
  "userSettings.languageId",
  "mode.contextInfo.entityTypeName",
  "mode.contextInfo.entityId",
  "mode.isControlDisabled",
  "parameters.anchor.raw",
  "parameters.anchor.security.editable",
  "parameters.anchor.security.readable",
  "utils",
  "events.recordLinked",
];

/** What the product may put into a window. */
const globals = ["Xrm", "Microsoft.Apm", "Microsoft.Omnichannel", "Microsoft.Omnichannel.linkToConversation"];

const windows = ["self", "parent", "top"] as const;

const tables = ["msdyn_ocliveworkitem", "incident", "account", "contact"];

/**
 * What lies at a path, without its content: a text or an object, which may name a person or a record, is just there; of a function, how many
 * parameters it takes.
 */
function told(from: unknown, path: string): Fact {
  const found = path
    .split(".")
    .reduce((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], from);
  return typeof found === "function" ? found.length : typeof found === "number" ? found : !!found;
}

const each = (paths: readonly string[], read: (path: string) => Fact): Facts =>
  Object.fromEntries(paths.map((path) => [path, attempt(() => read(path))]));

/** What each window answers; one of another origin may not be read. */
const inWindows = (read: (scope: unknown) => Fact): readonly Fact[] =>
  windows.map((name) => attempt(() => read(window[name])));

/** A letter for each privilege that the host grants (CRWAT), "-" where it says no, "?" where it does not say. */
const privilegesOf = (utils: ComponentFramework.Utility): readonly string[] =>
  tables.map((table) => {
    const letters = Object.values(privilegeTypes).map((type, index) => {
      const has = attempt(() => utils.hasEntityPrivilege(table, type, basicDepth));
      return has ? "CRWAT"[index] : has === false ? "-" : "?";
    });
    return `${table} ${letters.join("")}`;
  });

/** What the host gave, for whoever looks for a fault on a form. The names of the facts are those of the platform. */
export function createDiagnostics(
  context: () => ComponentFramework.Context<IInputs>,
  { calls, failures }: HostLog,
): Diagnostics {
  // Before any table was described: the host may not know them yet.
  const atStart = privilegesOf(context().utils);
  return {
    hasButton: context().parameters.diagnostics.raw === "yes",
    facts: () => ({
      control: version,
      React: React.version,
      // The library does not tell its version; how much it exports differs from one to the next.
      "Fluent exports": Object.keys(Fluent).length,
      windows,
      ...each(globals, (path) => inWindows((scope) => told(scope, path))),
      "Xrm version": inWindows((scope) => (scope as XrmWindow).Xrm.Utility.getGlobalContext().getVersion()),
      ...each(parts, (path) => told(context(), path)),
      "privileges at start": atStart,
      "privileges now": privilegesOf(context().utils),
      calls: Object.entries(calls).map((entry) => entry.join(" ")),
      "last failures": failures,
    }),
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** A window with the client API, as far as that tells its version. */
interface XrmWindow {
  readonly Xrm: { readonly Utility: { getGlobalContext(): { getVersion(): string } } };
}
