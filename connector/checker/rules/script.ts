import type { Script } from "../input/scriptFile";
import { scriptNamespaces } from "../model/scriptNamespaces";
import type { Place } from "./rule";
import { ruleGroup } from "./rule";

/** The most bytes of a script that the platform takes. */
const mostBytes = 1024 * 1024;

const start: Place = { pointer: "", position: { line: 1, column: 1 } };

/** Whether a class derives from another, by way of classes of the same file too. */
function derives(script: Script, name: string, from: string, known: readonly string[] = []): boolean {
  const own = script.classes.find((each) => each.name === name);
  return (
    own !== undefined &&
    !known.includes(name) &&
    own.bases.some((base) => base === from || derives(script, base, from, [...known, name]))
  );
}

/** The class that the platform looks for. */
const ownClass = ({ classes }: Script): Script["classes"][number] | undefined =>
  classes.find(({ name }) => name === "Script");

const good = "public class Script : ScriptBase { public override async Task<HttpResponseMessage> ExecuteAsync() … }";

/** Custom code. Only what is certain without compiling it. */
export const script = ruleGroup("Custom code", [
  {
    id: "script-class",
    severity: "error",
    demand: "The custom code has a class Script that derives from ScriptBase.",
    why: "The platform looks for that class, with these capitals, and answers every call with an error without it.",
    source: "WC",
    example: { file: "script", good, bad: good.replace("class Script", "class script") },
    on: "script",
    check: (file, report) => {
      const own = ownClass(file);
      const near = file.classes.find(({ name, bases }) => bases.includes("ScriptBase") || /^script$/i.test(name));
      if (own && !derives(file, "Script", "ScriptBase")) {
        report({ pointer: "", position: own.position }, 'The class "Script" does not derive from ScriptBase.');
      } else if (!own && near) {
        report({ pointer: "", position: near.position }, `The class is called "${near.name}", not "Script".`);
      } else if (!own) {
        report(start, 'There is no class "Script".');
      }
    },
  },
  {
    id: "script-method",
    severity: "error",
    demand: "The custom code overrides ExecuteAsync.",
    why: "It is what the platform calls; without it the code does not compile, and the connector cannot be saved.",
    source: "WC",
    example: { file: "script", good, bad: good.replace("override ", "") },
    on: "script",
    check: (file, report) => {
      const own = ownClass(file);
      if (own && !file.overrides.has("ExecuteAsync")) {
        report({ pointer: "", position: own.position }, 'The class "Script" does not override ExecuteAsync.');
      }
    },
  },
  {
    id: "script-size",
    severity: "error",
    demand: "The custom code has at most 1 MB.",
    why: "The platform takes no larger file.",
    source: "WC",
    example: { file: "script", good, bad: `${good}${" ".repeat(mostBytes)}` },
    on: "script",
    check: ({ bytes }, report) => {
      if (bytes > mostBytes) {
        report(start, `The file has ${bytes} bytes; ${mostBytes} are allowed.`);
      }
    },
  },
  {
    id: "script-encoding",
    severity: "warning",
    demand: "The custom code is UTF-8.",
    why: "Other encodings turn letters into question marks.",
    source: "OWN",
    example: { file: "script", good, bad: `${good} // \u{dcff}` },
    on: "script",
    check: (file, report) => {
      if (!file.isUtf8) {
        report(start, "The file holds bytes that are not UTF-8. Save it as UTF-8.");
      }
    },
  },
  {
    id: "script-namespace",
    severity: "warning",
    demand: "The custom code uses the namespaces that the documentation lists.",
    why: "It lists them as the only ones; certified connectors use a few others, and nobody promises that those stay.",
    source: "WC",
    example: { file: "script", good: `using System.Linq;\n${good}`, bad: `using System.Text.Json;\n${good}` },
    on: "script",
    check: ({ usings }, report) => {
      for (const { name, isType, position } of usings) {
        const namespace = isType && !scriptNamespaces.includes(name) ? name.replace(/\.\w+$/, "") : name;
        if (!scriptNamespaces.includes(namespace)) {
          const json = namespace === "System.Text.Json" ? " Use Newtonsoft.Json." : "";
          report({ pointer: "", position }, `The namespace "${namespace}" is not one that custom code may use.${json}`);
        }
      }
    },
  },
  {
    id: "script-http-client",
    severity: "warning",
    demand: "The custom code sends requests by Context.SendAsync.",
    why: "The documentation announces that HTTP clients of one's own will be blocked.",
    source: "WC",
    example: { file: "script", good, bad: good.replace("…", "new HttpClient();") },
    on: "script",
    check: ({ httpClient }, report) => {
      if (httpClient) {
        report({ pointer: "", position: httpClient }, "An HTTP client is made here. Use this.Context.SendAsync.");
      }
    },
  },
]);
