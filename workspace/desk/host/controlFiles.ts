import type { SolutionControl } from "../../import/solution";
import type { DataverseClient } from "../client/dataverseClient";
import { fallbackLanguage, readResx, type Strings } from "./resources";

/** The manifest of a control from the solution. */
export async function loadManifest(server: DataverseClient, control: SolutionControl): Promise<string> {
  return (await server.request("GET", `/controls/${control.name}/ControlManifest.xml`)).text();
}

/** Strings of a control from the solution: those of a language and those of the fallback language. */
export async function loadStrings(
  server: DataverseClient,
  control: SolutionControl,
  languageId: number,
): Promise<{ own: Strings; fallback: Strings }> {
  const read = async (language: number): Promise<Strings> => {
    const files = control.resx.filter((file) => file.languageId === language);
    const texts = await Promise.all(
      files.map(async ({ path }) => (await server.request("GET", `/controls/${control.name}/${path}`)).text()),
    );
    return new Map(texts.flatMap((text) => [...readResx(text, new DOMParser())]));
  };
  const fallback = read(fallbackLanguage);
  const own = languageId === fallbackLanguage ? fallback : read(languageId);
  return { own: await own, fallback: await fallback };
}
