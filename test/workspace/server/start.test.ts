import { execFile } from "node:child_process";
import { createServer, type AddressInfo, type Server } from "node:net";
import { join } from "node:path";
import { usage } from "../../../workspace/start/startOptions";

const root = join(__dirname, "../../..");

/** Runs `npm start` with arguments, without npm. */
function start(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const command = [require.resolve("tsx/cli"), join(root, "workspace/start.ts"), ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, { cwd: root }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });
}

describe("npm start", () => {
  it("shows how it is used", async () => {
    expect(await start("--help")).toEqual({ code: 0, stdout: usage, stderr: "" });
  });

  it.each([
    [["--prot", "8080"], /'--prot'/],
    [["--port", "http"], /^--port must be a number from 0 to 65535, not "http"\.\n/],
    [["now"], /'now'/],
  ])("refuses %j with exit code 2 and the usage", async (args, message) => {
    const { code, stdout, stderr } = await start(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toContain(usage);
  });

  describe("when another program holds the port", () => {
    let other: Server;
    let port: number;
    beforeEach((done) => {
      other = createServer().listen(0, "127.0.0.1", () => {
        ({ port } = other.address() as AddressInfo);
        done();
      });
    });
    afterEach((done) => {
      other.close(done);
    });

    it.each([[["--no-build"]], [[]]])("says so before it does anything else (%j)", async (args) => {
      expect(await start("--port", String(port), ...args)).toEqual({
        code: 1,
        stdout: "",
        stderr: `Port ${port} is in use. Stop the program that holds it, or choose another: npm start -- --port <number>\n`,
      });
    });
  });
});
