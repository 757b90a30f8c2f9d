/** The build hands a content script its style sheet as text, to be adopted by a shadow root. */
declare module '*.css' {
  const text: string;
  export default text;
}
