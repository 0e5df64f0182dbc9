import { DataverseError } from "../client/dataverseClient";
import type { HostTraits } from "../state/hostTraits";
import { messageOf } from "../state/messageOf";

/** How the host rejects: a plain object, not an Error. `raw` is JSON, `title` may be empty. */
interface HostError {
  errorCode: number;
  code: number;
  message: string;
  title: string;
  raw: string;
}

/** What a host in another language says, by the code of Dataverse. */
const inDutch: Readonly<Record<number, string>> = {
  0x80040217: "De record is niet beschikbaar.",
  0x80040220: "De gebruiker beschikt niet over de vereiste bevoegdheid.",
};

/** A plug-in refuses in its own words, which no host translates. */
const refusedByPlugIn = 0x80040265;

const anythingElse = "Er is een onverwachte fout opgetreden.";

/** An error in the shape that `context.webAPI` rejects with. */
export function toHostError(error: unknown, { errors }: HostTraits): HostError {
  const code = error instanceof DataverseError ? error.code : 0;
  const isGiven = errors === "in English" || code === refusedByPlugIn;
  const message = isGiven ? messageOf(error) : (inDutch[code] ?? anythingElse);
  const raw = error instanceof DataverseError && error.raw !== "" ? error.raw : JSON.stringify({ message });
  return { errorCode: code, code, message, title: "", raw };
}

/** Waits for a call; its failure becomes the host's. */
export async function hostRejection<Result>(traits: HostTraits, call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    // The real host rejects with a plain object, not with an Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw toHostError(error, traits);
  }
}
