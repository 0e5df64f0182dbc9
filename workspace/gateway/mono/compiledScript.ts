import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { scriptNamespaces } from "../../../connector/checker/model/scriptNamespaces";
import type { RunScript, ScriptAnswer } from "../scriptCall";

/** Those of custom code's namespaces that Mono has in parts of their own, which are not installed. */
const absent = /^System\.(Web|Drawing)/;

/** The namespaces that custom code has without naming them, so far as they are here. */
const namespaces = scriptNamespaces.filter((name) => !absent.test(name));

const references = ["System.Net.Http.dll", "System.Xml.dll", "System.Xml.Linq.dll"];

/** What compiles and runs custom code on this machine. */
interface Mono {
  readonly mono: string;
  readonly mcs: string;
  readonly newtonsoft: string;
}

/** What to install where `findMono` finds nothing. */
export const monoPackages = ["mono-mcs", "mono-runtime", "libmono-system-net-http4.0-cil", "libnewtonsoft-json5.0-cil"];

function inPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** Mono, with its compiler and the packages that `monoPackages` lists; undefined where a part of it is missing. */
export function findMono(): Mono | undefined {
  const [mono, mcs] = [inPath("mono"), inPath("mcs")];
  const cache = "/usr/lib/mono/gac/Newtonsoft.Json";
  const [version] = existsSync(cache) ? readdirSync(cache) : [];
  return mono && mcs && version ? { mono, mcs, newtonsoft: join(cache, version, "Newtonsoft.Json.dll") } : undefined;
}

const source = (name: string, text: string): string =>
  `${namespaces.map((each) => `using ${each};`).join("\n")}\n#line 1 "${name}"\n${text}`;

/** Custom code that runs in a process of its own. */
export interface CompiledScript {
  readonly run: RunScript;
  /** Ends the process. */
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: ScriptAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** A line of the host: an answer, or why the code failed. */
interface Line {
  readonly id: number;
  readonly failure?: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

/** Hands calls to the host, line by line, and its answers to who asked. */
function connect(host: ChildProcess, timeLimit: number): CompiledScript {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  if (host.stdout) {
    createInterface({ input: host.stdout }).on("line", (text) => {
      const { id, failure, status, headers, body } = JSON.parse(text) as Line;
      const call = waiting.get(id);
      waiting.delete(id);
      if (failure === undefined) call?.resolve({ status, headers, body: body ?? undefined });
      else call?.reject(new Error(failure));
    });
  }
  host.on("exit", (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`The host of the custom code ended (${code}).`));
    waiting.clear();
  });
  return {
    run: ({ body, url, ...call }) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        // By its number: .NET would try IPv6 first, where nobody listens.
        const address = url.replace(/^http:\/\/localhost\b/, "http://127.0.0.1");
        host.stdin?.write(`${JSON.stringify({ id, timeLimit, body: body ?? null, url: address, ...call })}\n`);
      }),
    close: () => {
      host.kill();
    },
  };
}

/**
 * Compiles custom code and starts it.
 *
 * @param script text of `script.csx`
 * @param timeLimit milliseconds after which a call is cancelled
 * @throws Error with the compiler's words where the code does not compile
 */
export async function compileScript(mono: Mono, script: string, timeLimit = 5000): Promise<CompiledScript> {
  const folder = mkdtempSync(join(tmpdir(), "connector-script-"));
  const [program, code, host] = ["host.exe", "script.cs", "host.cs"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    writeFileSync(code, source("script.csx", script));
    writeFileSync(host, source("ScriptHost.cs", readFileSync(join(__dirname, "ScriptHost.cs"), "utf8")));
    const referenced = [...references, mono.newtonsoft].map((reference) => `-r:${reference}`);
    // The compiler of the platform may know more: what compiles as C# 6 compiles everywhere.
    const options = ["-langversion:6", "-warnaserror", `-out:${program}`, ...referenced];
    await promisify(execFile)(mono.mcs, [...options, code, host]);
  } catch (error) {
    remove();
    throw new Error(`The custom code does not compile:\n${(error as { stderr?: string }).stderr ?? String(error)}`, {
      cause: error,
    });
  }
  const child = spawn(mono.mono, [program], { stdio: ["pipe", "pipe", "inherit"] });
  child.on("exit", remove);
  return connect(child, timeLimit);
}
