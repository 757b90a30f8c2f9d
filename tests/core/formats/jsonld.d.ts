/** The two functions of the package that the tests use; it has no types of its own. */
declare module 'jsonld' {
  interface Options {
    documentLoader(url: string): Promise<{ contextUrl: undefined; documentUrl: string; document: unknown }>;
    /** Fails where a term would be dropped. */
    safe?: boolean;
  }
  /** As our context compacts a collection of ours; lists of one are that one. */
  interface Item {
    body?: { value: string } | { value: string }[];
    target: { selector: { exact: string } };
  }
  const jsonld: {
    expand(document: unknown, options: Options): Promise<unknown>;
    compact(
      document: unknown,
      context: unknown,
      options: Options,
    ): Promise<{ first?: { items?: Item | Item[] }; postil?: unknown }>;
  };
  export default jsonld;
}
