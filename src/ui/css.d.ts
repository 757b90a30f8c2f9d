/** A style sheet is imported for what it does to the page; the build gathers it into one sheet a page. */
declare module '*.css' {}
