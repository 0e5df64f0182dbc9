/** Which number goes up, or the version itself. */
export type Release = "major" | "minor" | "patch" | (string & {});

/** A version that cannot be set; the message says why, and nothing was changed. */
export class VersionError extends Error {}

/** Where the version stands: how the text around it reads, and how often it does. */
interface VersionPlace {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly times: number;
}

/** Every place that names the version; introduced versions stay as they are. */
const places: readonly VersionPlace[] = [
  { path: "package.json", before: '\n  "version": "', after: '"', times: 1 },
  { path: "package-lock.json", before: '"name": "linked-records",\n  "version": "', after: '"', times: 1 },
  { path: "package-lock.json", before: '"name": "linked-records",\n      "version": "', after: '"', times: 1 },
  {
    path: "LinkedRecordsControl/ControlManifest.Input.xml",
    before: 'constructor="LinkedRecordsControl" version="',
    after: '"',
    times: 1,
  },
  { path: "LinkedRecordsControl/platform/version.ts", before: 'version = "', after: '"', times: 1 },
  { path: "connector/CSS-Entity.swagger.json", before: '\n    "version": "', after: '"', times: 1 },
  { path: "connector/checker/README.md", before: "connector-check-", after: ".tgz", times: 1 },
];

const changelog = "CHANGELOG.md";

/** The files that name the version, relative to the root. */
export const versionFiles: readonly string[] = [...new Set([...places.map(({ path }) => path), changelog])];

function numbersOf(version: string): readonly [number, number, number] | undefined {
  const [, ...numbers] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  return numbers.length === 3 ? [Number(numbers[0]), Number(numbers[1]), Number(numbers[2])] : undefined;
}

/**
 * The version that follows.
 * @param now `x.y.z`
 * @throws VersionError where `release` is neither a kind of release nor a later version
 */
export function nextVersion(now: string, release: Release): string {
  const numbers = numbersOf(now);
  if (!numbers) {
    throw new VersionError(`package.json: The version "${now}" is not three numbers.`);
  }
  const [major, minor, patch] = numbers;
  switch (release) {
    case "major":
      return `${major + 1}.0.0`;
    case "minor":
      return `${major}.${minor + 1}.0`;
    case "patch":
      return `${major}.${minor}.${patch + 1}`;
  }
  const wanted = numbersOf(release);
  if (!wanted) {
    throw new VersionError(`"${release}" must be major, minor, patch, or three numbers such as 1.2.3.`);
  }
  const difference = wanted.map((number, index) => number - (numbers[index] ?? 0)).find((each) => each !== 0) ?? 0;
  if (difference <= 0) {
    throw new VersionError(`${release} is not later than ${now}.`);
  }
  return release;
}

/**
 * Sets the version in every file that names it, and begins a chapter of the changelog.
 * @param files the texts of `versionFiles` by their paths
 * @param today `yyyy-mm-dd`, the day of the chapter that ends
 * @returns the new texts
 * @throws VersionError where a file does not name the version as it should
 */
export function bumpVersion(
  files: ReadonlyMap<string, string>,
  now: string,
  next: string,
  today: string,
): ReadonlyMap<string, string> {
  const bumped = new Map(files);
  const replace = (path: string, from: string, to: string, times: number): void => {
    const parts = (bumped.get(path) ?? "").split(from);
    if (parts.length !== times + 1) {
      throw new VersionError(
        `${path}: "${from.trim()}" must stand there ${times} times, it does ${parts.length - 1} times.`,
      );
    }
    bumped.set(path, parts.join(to));
  };
  for (const { path, before, after, times } of places) {
    replace(path, `${before}${now}${after}`, `${before}${next}${after}`, times);
  }
  replace(changelog, `## [${now}] - unreleased`, `## [${next}] - unreleased\n\n## [${now}] - ${today}`, 1);
  return bumped;
}
