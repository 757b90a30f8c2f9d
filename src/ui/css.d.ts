/** A style sheet is imported for what it does to the page; the build gathers it into `PAGE.css`. */
declare module '*.css' {}
