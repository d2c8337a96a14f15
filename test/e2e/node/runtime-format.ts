import { rfc3339 } from './clock';

export type Stream = 'stdout' | 'stderr';
export type Zone = number | 'numeric-utc';

/** Container runtimes hand a line on in pieces of at most this many bytes. */
const PIECE = 16 * 1024;

/** The bytes that a runtime writes for one line of a container. */
export interface RuntimeFormat {
  pieces(line: string, stream: Stream, now: () => bigint): Buffer[];
  /** Whether a character whose bytes fall into two pieces can be put together again. */
  readonly keepsCutCharacters: boolean;
}

/** containerd and CRI-O: `time stream P|F text`, raw bytes, each piece with its own time. */
export function cri(zone: Zone = 0): RuntimeFormat {
  return {
    keepsCutCharacters: true,
    pieces: (line, stream, now) => {
      const pieces = split(Buffer.from(line));
      return pieces.map((piece, index) => {
        const tag = index < pieces.length - 1 ? 'P' : 'F';
        return Buffer.concat([Buffer.from(`${rfc3339(now(), zone)} ${stream} ${tag} `), piece, Buffer.from('\n')]);
      });
    },
  };
}

/** Docker's json-file: only the last piece ends in `\n`; bytes that are no UTF-8 are replaced, as Docker does. */
export const dockerJson: RuntimeFormat = {
  keepsCutCharacters: false,
  pieces: (line, stream, now) =>
    split(Buffer.from(`${line}\n`)).map((piece) => {
      const time = rfc3339(now()).replace(/0+Z$/, 'Z').replace('.Z', 'Z');
      const log = JSON.stringify(piece.toString('utf8')).replace(/[<>&\u2028\u2029]/g, unicodeEscape);
      return Buffer.from(`{"log":${log},"stream":"${stream}","time":"${time}"}\n`);
    }),
};

function split(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length || at === 0; at += PIECE) pieces.push(bytes.subarray(at, at + PIECE));
  return pieces;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
