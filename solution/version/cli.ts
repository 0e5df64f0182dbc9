import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version as now } from "../../package.json";
import { bumpVersion, nextVersion, VersionError, versionFiles } from "./bumpVersion";

const usage = `Usage: npm run version:bump -- major | minor | patch | x.y.z
  sets the version of package, control, connector and solutions, and begins a chapter of CHANGELOG.md`;

const root = join(__dirname, "..", "..");

/** Sets the version in all files, or in none. @returns the exit code */
function main([release, ...others]: readonly string[]): number {
  if (release === undefined || others.length > 0) {
    console.error(usage);
    return 2;
  }
  try {
    const next = nextVersion(now, release);
    const files = new Map(versionFiles.map((path) => [path, readFileSync(join(root, path), "utf8")]));
    const bumped = bumpVersion(files, now, next, new Date().toISOString().slice(0, 10));
    bumped.forEach((text, path) => {
      writeFileSync(join(root, path), text);
    });
    console.log(`${now} is now ${next} in ${versionFiles.join(", ")}.\nBuild and pack again: npm run pack`);
    return 0;
  } catch (error) {
    if (error instanceof VersionError) {
      console.error(error.message);
      return 1;
    }
    throw error;
  }
}

process.exitCode = main(process.argv.slice(2));
