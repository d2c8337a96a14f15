import { type Question, type Reply, StandIn } from './stand-in';

/** A Kibana with data views, in the API of 8.0 and newer and in the API of 7.17. */
export class Kibana extends StandIn {
  level = 'available';
  /** Titles by id. */
  readonly dataViews = new Map<string, string>();

  protected reply({ method, path, headers, body }: Question): Reply {
    if (path === '/api/status') return { status: 200, body: { status: { overall: { level: this.level } } } };
    if (method !== 'GET' && !headers['kbn-xsrf']) {
      return { status: 400, body: { statusCode: 400, error: 'Bad Request', message: 'missing a kbn-xsrf header' } };
    }
    if (path === '/api/data_views/data_view') {
      const { id, title } = body.data_view as { id: string; title: string };
      if (this.dataViews.has(id)) {
        return { status: 400, body: { statusCode: 400, message: `Saved object [index-pattern/${id}] conflict` } };
      }
      if (![...this.dataViews.values()].includes(title)) return this.keep(id, title);
      return { status: 400, body: { statusCode: 400, error: 'Bad Request', message: `Duplicate data view: ${title}` } };
    }
    const [, id = ''] = /\/([^/]+)$/.exec(path) ?? [];
    if (method === 'GET') return { status: this.dataViews.has(id) ? 200 : 404 };
    if (this.dataViews.has(id))
      return { status: 409, body: { statusCode: 409, message: `[index-pattern/${id}] conflict` } };
    return this.keep(id, (body.attributes as { title: string }).title);
  }

  private keep(id: string, title: string): Reply {
    this.dataViews.set(id, title);
    return { status: 200 };
  }
}
