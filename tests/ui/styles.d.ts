/** The views under test import their style sheets. */
declare module '*.css' {}
