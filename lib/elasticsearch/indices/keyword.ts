/** The longest text that Lucene accepts as one term: 32766 bytes, with up to four bytes for a character. */
const LONGEST_TERM = 8191;

/** The mapping of a text that is searched as a whole. A longer one is stored, and not searchable. */
export const KEYWORD = { type: 'keyword', ignore_above: LONGEST_TERM };
