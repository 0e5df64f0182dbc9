import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Makes sure that a port of this machine can be had.
 * @param port 0 (any free one) is always fine.
 * @throws with a sentence for the person at the command line when the port is in use or not allowed.
 */
export async function checkPort(port: number, host = "127.0.0.1"): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen(port, host), "listening");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const choose = "choose another: npm start -- --port <number>";
    if (code === "EADDRINUSE") {
      throw new Error(`Port ${port} is in use. Stop the program that holds it, or ${choose}`);
    }
    if (code === "EACCES") throw new Error(`Port ${port} may not be used by this account; ${choose}`);
    throw error;
  }
  await once(probe.close(), "close");
}
