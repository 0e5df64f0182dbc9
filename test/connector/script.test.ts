import fc from "fast-check";
import { codeAlone } from "../../connector/checker/input/csharp";
import { readScriptText } from "../../connector/checker/input/scriptFile";
import { check, inFolder, sample } from "./support/connector";
import { checkConnector } from "../../connector/checker/index";
import { join } from "node:path";

const script = `using System.Net;
using Json = Newtonsoft.Json.JsonConvert;
using static System.Math;

public class Script : ScriptBase
{
    // class script; override nothing; using System.Text.Json;
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        var text = "class Other : ScriptBase { \\" new HttpClient() }";
        return await this.Context.SendAsync(this.Context.Request, this.CancellationToken);
    }
}
`;

const said = (text: string) =>
  check({ ...sample, script: text }).findings.map(({ ruleId, severity, line, column, file }) => {
    expect(file.endsWith("script.csx")).toBe(true);
    return `${severity} ${ruleId} ${line}:${column}`;
  });

describe("custom code", () => {
  it("as the documentation wants it breaks no rule, with a byte order mark or without, and is counted", () => {
    expect(said(script)).toEqual([]);
    expect(said(`\uFEFF${script}`)).toEqual([]);
    expect(check({ ...sample, script })).toMatchObject({ files: 4, problems: [] });
  });

  it.each<[string, string, string, string[]]>([
    ["a class in other capitals", "class Script", "class script", ["error script-class 5:8"]],
    ["a class of another name", "class Script ", "class Handler ", ["error script-class 5:8"]],
    ["no base class", "Script : ScriptBase", "Script", ["error script-class 5:8"]],
    ["another base class", "Script : ScriptBase", "Script : Base", ["error script-class 5:8"]],
    ["a method of another name", "ExecuteAsync", "Execute", ["error script-method 5:8"]],
    ["a method that overrides nothing", "public override ", "public ", ["error script-method 5:8"]],
    ["a forbidden namespace", "using System.Net;", "using System.Text.Json;", ["warning script-namespace 1:7"]],
    [
      "a type of a forbidden namespace",
      "static System.Math",
      "static System.Data.Rule",
      ["warning script-namespace 3:14"],
    ],
    ["a client of its own", "var text", "var c = new HttpClient(); var text", ["warning script-http-client 10:17"]],
  ])("is told with its place: %s", (_case, find, replace, expected) => {
    expect(script).toContain(find);
    expect(said(script.replace(find, replace))).toEqual(expected);
  });

  it.each([
    [
      "a base class by way of another",
      script.replace(": ScriptBase", ": Base") + "abstract class Base : ScriptBase { }",
    ],
    ["a base class with its namespace", script.replace(": ScriptBase", ": My.Own.ScriptBase, IDisposable")],
    ["modifiers in another order", script.replace("override async", "async override")],
    ["classes beside it", `public class Order { }\n${script}public static class More<T> { }`],
    ["the class in one line", script.replace(/\n/g, " ").replace(/\/\/.*?;.*?;.*?;/, "")],
  ])("is taken: %s", (_case, text) => {
    expect(said(text)).toEqual([]);
  });

  it.each([
    ["nothing", ""],
    ["a comment", "/* class Script : ScriptBase { override ExecuteAsync() } */"],
    ["a comment without end", "/* class Script : ScriptBase { override ExecuteAsync() }"],
    ["a text without end", '@"class Script : ScriptBase { override ExecuteAsync() }'],
  ])("that has no class is told so: %s", (_case, text) => {
    expect(said(text)).toEqual(["error script-class 1:1"]);
  });

  it("may be named as a path", () => {
    inFolder({ script: script.replace("class Script", "class script") }, (folder) => {
      expect(checkConnector([join(folder, "script.csx")])).toMatchObject({
        files: 1,
        findings: [{ ruleId: "script-class" }],
      });
    });
  });

  it("that is listed for operations that are not there is told", () => {
    const apiProperties = sample.apiProperties.replace(
      '"scriptOperations": ["ListOrders"]',
      '"scriptOperations": ["ListAll"]',
    );
    expect(check({ ...sample, script, apiProperties }).findings).toMatchObject([{ ruleId: "script-operations" }]);
  });
});

describe("code without its texts and comments", () => {
  it.each([
    ['a "b\\"c" d', "a        d"],
    ['a @"b\\" c', "a       c"],
    ['a @"b""c" d', "a         d"],
    ['a $"b{c}d" e', "a          e"],
    ['a $"{{b" c', "a        c"],
    ['a $"{x["k"]}" b', "a             b"],
    ['a $@"{x("}")}""" b', "a                b"],
    ['a """b"c""" d', "a           d"],
    ["a '\"' b", "a     b"],
    ["a '\\'' b", "a      b"],
    ["a // b\nc", "a     \nc"],
    ["a /* b\n */ c", "a     \n    c"],
    ["a / b", "a / b"],
    ['a "no end\nb', "a        \nb"],
  ])("%j", (code, alone) => {
    expect(codeAlone(code)).toBe(alone);
  });

  it("has every character at its place, whatever it is made of", () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      "@",
      "$",
      "{",
      "}",
      "\\",
      "/",
      "*",
      "\n",
      "a",
      " ",
      '"""',
      "class ",
      "using ",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const code = parts.join("");
        const alone = codeAlone(code);
        expect(alone).toHaveLength(code.length);
        expect([...alone].every((char, index) => char === " " || char === code.charAt(index))).toBe(true);
        expect(() => readScriptText("x", code, code.length)).not.toThrow();
      }),
    );
  });
});
