/** The bin: where deleted notes are before they are gone. */

/** How many days the bin keeps a note. */
export const BIN_DAYS = 30;
