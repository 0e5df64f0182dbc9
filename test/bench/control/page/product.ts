/**
 * The product's namespaces as far as the control looks at them when it starts. The bench links nothing, so the calls
 * that would write refuse.
 */
export function createProduct(): object {
  const refuse = (): Promise<never> => Promise.reject(new Error("The measured page links nothing."));
  const session = {
    getFocusedTab: () => ({ tabId: "bench", refresh: () => undefined }),
    getContext: () => Promise.resolve({ parameters: {} }),
  };
  return {
    Omnichannel: { linkToConversation: refuse, unlinkFromConversation: refuse },
    Apm: { getFocusedSession: () => session, createTab: refuse, getEventPublisherTopic: (name: string) => name },
  };
}
