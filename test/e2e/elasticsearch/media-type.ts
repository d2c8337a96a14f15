import type { IncomingHttpHeaders } from 'node:http';
import { ElasticError } from './errors';
import type { Major } from './majors';

const COMPATIBLE = /^application\/vnd\.elasticsearch\+(?:json|x-ndjson)\s*;\s*compatible-with=(\d+)/i;

/** Refuses the versions and the pairs of media types that the server of this major refuses; answers the response's type. */
export function checkMediaTypes(headers: IncomingHttpHeaders, hasBody: boolean, row: Major): string {
  const accept = compatible(headers.accept);
  const content = compatible(headers['content-type']);
  if (hasBody && row.major > 2) checkContentType(headers['content-type']);
  if (row.checksCompatibility) {
    for (const [name, version] of Object.entries({ Accept: accept, 'Content-Type': content })) {
      if (version === undefined || version === row.major || version === row.major - 1) continue;
      const allowed = `either version ${row.major} or ${row.major - 1}`;
      throw wrongHeaders(
        `${name} version must be ${allowed}, but found ${version}. ${name}=${headers[name.toLowerCase()]}`,
      );
    }
    if (hasBody && accept !== content) {
      throw wrongHeaders(
        'A compatible version is required on both Content-Type and Accept headers if either one has requested a compatible version',
      );
    }
  }
  return accept === undefined ? 'application/json' : `application/vnd.elasticsearch+json;compatible-with=${accept}`;
}

function compatible(header: string | undefined): number | undefined {
  const version = COMPATIBLE.exec(header ?? '')?.[1];
  return version === undefined ? undefined : Number(version);
}

function checkContentType(header: string | undefined): void {
  if (/^application\/(json|x-ndjson|vnd\.elasticsearch\+(json|x-ndjson))/i.test(header ?? '')) return;
  throw new ElasticError(
    406,
    'content_type_header_exception',
    `Content-Type header [${header ?? ''}] is not supported`,
  );
}

function wrongHeaders(cause: string): ElasticError {
  return new ElasticError(
    400,
    'media_type_header_exception',
    `Invalid media-type value on headers [Content-Type, Accept]: ${cause}`,
  );
}
