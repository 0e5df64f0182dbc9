import type { Document, Element } from "@xmldom/xmldom";
import type { ControlManifest } from "./controlManifest";
import type { Problems } from "./problems";
import type { Project } from "./project";
import type { SourceFiles } from "./sourceFiles";
import { attribute, child, childText, children, parseXml, rootOf } from "./xml";

/** A component that must be a RootComponent of its solution. */
export interface Component {
  /** The type number of solution.xml: 1 table, 29 flow, 60 form, 66 code component, 372 connector. */
  type: string;
  /** Lower-case GUID without braces, for the types that are named by one. */
  id?: string;
  schemaName?: string;
  /** The file that defines it, as problems name it. */
  place: string;
}

/** A flow: its definition as JSON text and the file it lies in. */
export interface FlowFile {
  place: string;
  json: string;
}

/** A form's XML: the `<systemform>` and the file it lies in. */
interface FormFile {
  place: string;
  form: Element;
}

/** An environment variable definition. */
interface EnvironmentVariable {
  schemaName: string;
  displayName: string;
  type: string;
  place: string;
}

/** `braces and upper case` of a GUID do not count in a solution; this is the form they are compared in. */
export const plainGuid = (text: string): string => text.replace(/[{}]/g, "").toLowerCase();

/** One solution while it is packed: its sources, and what the readers of the components found in them. */
export class Solution {
  readonly components: Component[] = [];
  readonly flows: FlowFile[] = [];
  readonly forms: FormFile[] = [];
  readonly environmentVariables: EnvironmentVariable[] = [];
  /** Code components by their full name, `<prefix>_<namespace>.<constructor>`. */
  readonly controls = new Map<string, ControlManifest>();
  /** The files of the zip beside solution.xml, customizations.xml and [Content_Types].xml. */
  readonly entries = new Map<string, Uint8Array>();

  constructor(
    readonly name: string,
    readonly project: Project,
    readonly source: SourceFiles,
    readonly problems: Problems,
    readonly solutionXml: Document,
    readonly customizations: Document,
  ) {}

  /** Opens filled sources. Undefined, and problems noted, when solution.xml or customizations.xml cannot be used. */
  static open(name: string, project: Project, source: SourceFiles, problems: Problems): Solution | undefined {
    const read = (path: string): Document | undefined => {
      const text = source.takeText(path, "every solution");
      return text === undefined ? undefined : problems.attempt(() => parseXml(text, source.placeOf(path)));
    };
    const solutionXml = read("Other/Solution.xml");
    const customizations = read("Other/Customizations.xml");
    if (!solutionXml || !customizations || !child(rootOf(solutionXml), "SolutionManifest")) {
      return undefined;
    }
    const solution = new Solution(name, project, source, problems, solutionXml, customizations);
    solution.checkSkeleton();
    return solution;
  }

  /** `<SolutionManifest>` of solution.xml. */
  get manifest(): Element {
    return children(rootOf(this.solutionXml), "SolutionManifest")[0];
  }

  /** Reads a file of the sources as XML; undefined, and a problem noted, if it is missing or not well-formed. */
  readXml(path: string, neededBy: string): Element | undefined {
    const text = this.source.takeText(path, neededBy);
    return text === undefined
      ? undefined
      : this.problems.attempt(() => rootOf(parseXml(text, this.source.placeOf(path))));
  }

  /** Puts a component's element into its place in customizations.xml, which must hold an empty stub for it. */
  merge(stubName: string, element: Element, place: string): void {
    const stub = child(rootOf(this.customizations), stubName);
    if (!stub) {
      this.problems.add(
        this.source.placeOf("Other/Customizations.xml"),
        `<${stubName} /> is missing, so ${place} would be left out of the solution.`,
      );
      return;
    }
    const copy = this.customizations.importNode(element, true);
    // The root of customizations.xml declares it.
    copy.removeAttribute("xmlns:xsi");
    stub.appendChild(copy);
  }

  private checkSkeleton(): void {
    const place = this.source.placeOf("Other/Solution.xml");
    if (childText(this.manifest, "UniqueName") !== this.name) {
      this.problems.add(
        place,
        `<UniqueName> is "${childText(this.manifest, "UniqueName")}", the folder "${this.name}".`,
      );
    }
    if (childText(this.manifest, "Managed") !== "2") {
      this.problems.add(place, "<Managed> must be 2 (both), so that the packer can write 0 and 1.");
    }
    for (const stub of children(rootOf(this.customizations))) {
      const whole = ["connectionreferences", "Languages"].includes(stub.nodeName);
      if (!whole && children(stub).length > 0) {
        this.problems.add(
          this.source.placeOf("Other/Customizations.xml"),
          `<${stub.nodeName}> must be empty; its components lie in files of their own.`,
        );
      }
    }
  }

  /** The `<connectionreference>` elements of customizations.xml by logical name. */
  connectionReferences(): Map<string, Element> {
    const parent = child(rootOf(this.customizations), "connectionreferences");
    const references = parent ? children(parent, "connectionreference") : [];
    return new Map(references.map((reference) => [attribute(reference, "connectionreferencelogicalname"), reference]));
  }
}
