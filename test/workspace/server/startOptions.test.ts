import { readStartOptions, usage, UsageError } from "../../../workspace/start/startOptions";

describe("readStartOptions", () => {
  it("builds and takes the default port when nothing is asked for", () => {
    expect(readStartOptions([])).toEqual({ port: 3650, build: true, open: false, help: false });
  });

  it("reads every option", () => {
    expect(readStartOptions(["--port", "8080", "--no-build", "--open", "--help"])).toEqual({
      port: 8080,
      build: false,
      open: true,
      help: true,
    });
    expect(readStartOptions(["--port=0"]).port).toBe(0);
  });

  it.each([
    [["--prot", "1"], /--prot/],
    [["-x"], /-x/],
    [["serve"], /serve/],
    [["--port"], /--port/],
    [["--open=yes"], /--open/],
    [["--port", "eighty"], /--port must be a number from 0 to 65535, not "eighty"/],
    [["--port", "65536"], /not "65536"/],
    [["--port", "-1"], /--port/],
    [["--port="], /not ""/],
  ])("refuses %j", (args, message) => {
    expect(() => readStartOptions(args)).toThrow(UsageError);
    expect(() => readStartOptions(args)).toThrow(message);
  });

  it("is described by the usage", () => {
    for (const option of ["--port", "--no-build", "--open", "--help", "3650"]) expect(usage).toContain(option);
  });
});
