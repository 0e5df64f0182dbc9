import { toFailure } from "../../../LinkedRecordsControl/platform/rejection";

/** A rejection of `context.webAPI` as live organisations give it: a plain object, its text in English. */
const rejection = (code: unknown, message = "Principal user is missing prvReadContact privilege", raw = "") => ({
  errorCode: code,
  code,
  message,
  title: "",
  raw,
});

describe("a rejection of the host", () => {
  test.each([
    ["forbidden", 2147746336],
    ["forbidden", 0x80048306],
    ["missing", 2147746327],
    ["missing", -2147220969],
    ["missing", "0x80040217"],
    ["missing", "2147746327"],
    ["invalid", 2147781913],
    ["invalid", 2147779592],
    ["invalid", 2147807246],
    ["duplicate", 2147746611],
    ["duplicate", -2147220937],
    ["conflict", 0x80060882],
    ["conflict", 412],
    ["busy", -2147015902],
    ["busy", 429],
    ["server", 503],
    ["timeout", 0x80044151],
    ["timeout", 504],
    ["unknown", 1],
    ["unknown", null],
    ["unknown", {}],
  ])("is %s by the code %j, and keeps the words of the product", (kind, code) => {
    expect(toFailure(rejection(code))).toMatchObject({
      kind,
      message: "Principal user is missing prvReadContact privilege",
    });
  });

  test("names its code as Dataverse writes it", () => {
    expect(toFailure(rejection(2147746336, "no")).facts).toEqual({ code: "0x80040220" });
    expect(toFailure(rejection(500, "no")).facts).toEqual({});
  });

  test("names the privilege that is missing, by the words or by the answer of the server", () => {
    const told =
      "Principal user (Id=1, type=8) is missing prvWriteContact privilege (Id=2) on OTC=2 for entity 'contact'";
    expect(toFailure(rejection(2147746336, told)).facts.privilege).toBe("prvWriteContact");
    expect(toFailure(rejection(2147746336, "", JSON.stringify({ message: told }))).facts.privilege).toBe(
      "prvWriteContact",
    );
    expect(toFailure(rejection(2147746336, "Dem Benutzer fehlt etwas")).facts.privilege).toBeUndefined();
  });

  test.each([
    ["as a status", '{"statusCode":429,"headers":{"Retry-After":"17"}}', "busy", { retryAfter: 17 }],
    ["as an error of the Web API", '{"error":{"code":"0x80040220"}}', "forbidden", { code: "0x80040220" }],
    ["not at all", "<html>", "unknown", {}],
    ["as nothing", "null", "unknown", {}],
  ])("is told by the answer of the server, which says it %s", (_, raw, kind, facts) => {
    expect(toFailure(rejection(undefined, "", raw))).toMatchObject({ kind, facts });
  });

  test("without a message has the title, or nothing", () => {
    expect(toFailure({ title: "Record Is Unavailable", message: "" }).message).toBe("Record Is Unavailable");
    expect(toFailure({}).message).toBe("");
    expect(toFailure("Not active").message).toBe("Not active");
    expect(toFailure(new Error("Not active")).message).toBe("Not active");
  });

  test("without a code is the fault of the network where there is none", () => {
    expect(toFailure({ message: "UciError" }, false).kind).toBe("offline");
    expect(toFailure(rejection(2147746327), false).kind).toBe("missing");
    expect(toFailure(new DOMException("", "TimeoutError")).kind).toBe("timeout");
  });
});
