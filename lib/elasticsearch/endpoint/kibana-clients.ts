import { Construct, type IConstruct } from 'constructs';
import { Attachment } from '../../reporting/attachments';
import type { IElasticsearch } from './endpoint';

const CLIENTS = new Attachment<IConstruct>('kibana-clients');

/** Remembers that a Kibana connects to an Elasticsearch. */
export function addKibanaClient(elasticsearch: IElasticsearch, kibana: IConstruct): void {
  if (Construct.isConstruct(elasticsearch)) CLIENTS.add(elasticsearch, kibana);
}

export function hasKibanaClient(elasticsearch: IConstruct): boolean {
  return CLIENTS.of(elasticsearch).length > 0;
}
