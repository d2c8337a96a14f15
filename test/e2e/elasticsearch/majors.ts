/** What differs between the servers of the majors, as far as a client that writes logs can tell. */
export interface Major {
  readonly major: 2 | 7 | 8 | 9;
  readonly version: string;
  /** Answers carry `X-Elastic-Product`; clients from 7.14 on refuse a server that does not send it. */
  readonly product: boolean;
  /** `_type` in actions: needed, or an error. */
  readonly types: 'required' | 'accepted' | 'refused';
  /** Whether `compatible-with=N` in Accept and Content-Type is checked. */
  readonly checksCompatibility: boolean;
  /** A dot in a field name: refused by 2.x, a path of objects later. */
  readonly dots: 'refused' | 'path';
  readonly parseError: 'mapper_parsing_exception' | 'document_parsing_exception';
}

export const MAJORS: Readonly<Record<Major['major'], Major>> = {
  2: row(2, '2.4.1', { product: false, types: 'required', dots: 'refused' }),
  7: row(7, '7.17.29', { types: 'accepted' }),
  8: row(8, '8.19.20', { checksCompatibility: true, parseError: 'document_parsing_exception' }),
  9: row(9, '9.5.6', { checksCompatibility: true, parseError: 'document_parsing_exception' }),
};

function row(major: Major['major'], version: string, differences: Partial<Major>): Major {
  return {
    major,
    version,
    product: true,
    types: 'refused',
    checksCompatibility: false,
    dots: 'path',
    parseError: 'mapper_parsing_exception',
    ...differences,
  };
}
