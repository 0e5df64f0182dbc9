import { readdirSync } from "node:fs";
import { join } from "node:path";
import { connectorSource, mainSource, ProjectCopy } from "./projectCopy";
import { mutationsOf } from "./xmlMutations";

/**
 * What may be taken: the import takes it, the official packer drops nothing, and the component works. Whatever else is
 * taken is a hole.
 */
const harmless: readonly { readonly because: string; readonly mutation: RegExp }[] = [
  {
    because: "texts for people may say anything",
    mutation: /^another type .*(@description|@LocalizedName|@OriginalName|@[dD]isplayName|@default|displayname)$/,
  },
  {
    because: "descriptions may be missing",
    mutation: /^(removed|emptied) .*(\/Descriptions(\/Description(@description)?)?|\/description(@default)?)$/,
  },
  { because: "the import needs no names of what is missing", mutation: /^(removed|emptied) .*@displayName$/ },
  { because: "the name by default counts", mutation: /^emptied .*\/label@description$/ },
  { because: "nobody reads it", mutation: /@generatedBy$|^emptied .*@OriginalName$/ },
  { because: "a part of a form without a label has none", mutation: /^(removed|emptied) \/forms.*\/labels(\/label)?$/ },
  {
    because: "a form without a column shows it not",
    mutation: /^(removed|emptied) \/forms.*\/(cell|row|rows|sections?|column|control)$/,
  },
  {
    because: "exports leave it out, too; the platform's own value holds",
    mutation:
      /^removed .*(@showlabel|@showbar|@columns|@disabled|@IsUserDefined|@expanded|@verticallayout|@name|@Order|\/IsCustomizable|\/CanBeDeleted|\/promptingbehavior|\/BusinessProcessType|\/ModernFlowType|\/IsCustomProcessingStepAllowedForOtherPublishers|\/RibbonDiffXml|\/EntityDataProviders|\/CustomControls)$/,
  },
  { because: "names of tabs and sections are free", mutation: /^another type .*\/(tab|section)@name$/ },
  { because: "a form is for the roles that are named", mutation: /^removed .*\/Role$/ },
  { because: "a dependency is one, also if it is listed twice", mutation: /^doubled .*\/MissingDependency$/ },
];

/** The XML files of the sources, as paths of the project. */
function xmlFiles(copy: ProjectCopy): string[] {
  return [mainSource, connectorSource].flatMap((folder) =>
    readdirSync(join(copy.root, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".xml"))
      .map((path) => `${folder}/${path}`),
  );
}

describe("sources with one mistake", () => {
  let copy: ProjectCopy;
  beforeAll(() => {
    copy = new ProjectCopy();
  });
  afterAll(() => {
    copy.dispose();
  });

  test("are refused with the file and a sentence, unless the mistake is none", () => {
    let refused = 0;
    const taken: string[] = [];
    const unclear: string[] = [];
    for (const file of xmlFiles(copy)) {
      const before = copy.read(file);
      for (const { name, text } of mutationsOf(before)) {
        copy.write(file, text);
        const problems = copy.sourceProblems();
        if (problems.length > 0) {
          refused += 1;
          unclear.push(...problems.filter((problem) => !/^[^:]+(:\d+:\d+)?: \S.*\.$/su.test(problem)));
        } else if (!harmless.some(({ mutation }) => mutation.test(name))) {
          taken.push(`${file}: ${name}`);
        }
      }
      copy.write(file, before);
    }
    expect(unclear).toEqual([]);
    expect(taken).toEqual([]);
    expect(refused).toBeGreaterThan(1000);
    // Each packs nothing, in a twentieth of a second or so.
  }, 600_000);
});
