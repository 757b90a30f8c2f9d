/** The build hands the style sheet of a part that is loaded later over as text. */
declare const text: string;
// A text loader has no other export.
// oxlint-disable-next-line import/no-default-export
export default text;
