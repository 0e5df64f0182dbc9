import type { Apm } from "./apm";
import type { Omnichannel } from "./omnichannelApi";

declare global {
  interface Window {
    Microsoft?: { Apm?: Apm; Omnichannel?: Omnichannel };
  }
}

/**
 * Puts the namespace on the page.
 * @param omnichannel null: the call surface is absent, as outside of a licensed workspace
 */
export function installMicrosoft(page: Window, apm: Apm, omnichannel: Omnichannel | null): void {
  page.Microsoft = { Apm: apm, ...(omnichannel ? { Omnichannel: omnichannel } : {}) };
}
