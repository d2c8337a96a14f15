import { createServer } from 'node:http';

/** Simulates Elasticsearch: accepts every bulk at once, so that only Fluentd is measured. It counts documents and keeps none. */
export class Sink {
  documents = 0;

  async start(port: number): Promise<void> {
    const server = createServer((request, response) => {
      const isBulk = request.url?.includes('_bulk') ?? false;
      let lines = 0;
      request.on('data', (piece: Buffer) => {
        for (const byte of piece) if (byte === 10) lines += 1;
      });
      request.on('end', () => {
        if (isBulk) this.documents += lines / 2;
        const body = isBulk ? { took: 1, errors: false, items: [] } : { version: { number: '8.19.20' } };
        response.writeHead(200, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' });
        response.end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(port, '0.0.0.0', resolve));
  }
}
