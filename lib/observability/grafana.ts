import { PANELS, type Panel } from './panels';

const WIDTH = 12;
const HEIGHT = 8;
const COLUMNS = 2;

/** Grafana replaces it with the data source that the user selects in the dashboard. */
const DATA_SOURCE = { type: 'prometheus', uid: '${datasource}' };

/** The dashboard as JSON of Grafana. It is the same for every cluster, byte for byte. */
export function grafanaDashboard(uid: string, title: string): string {
  const dashboard = {
    uid,
    title,
    tags: ['logging'],
    editable: false,
    refresh: '1m',
    schemaVersion: 39,
    time: { from: 'now-6h', to: 'now' },
    timezone: 'browser',
    templating: { list: [dataSourceChoice(), jobChoice()] },
    panels: PANELS.map(panel),
  };
  return `${JSON.stringify(dashboard, undefined, 2)}\n`;
}

function dataSourceChoice(): object {
  return { name: 'datasource', label: 'Data source', type: 'datasource', query: 'prometheus' };
}

function jobChoice(): object {
  const query = 'label_values(fluentd_output_status_emit_records, job)';
  return {
    name: 'job',
    label: 'Agent',
    type: 'query',
    datasource: DATA_SOURCE,
    query: { query, refId: 'job' },
    definition: query,
    includeAll: true,
    multi: true,
    current: { text: 'All', value: '$__all' },
    refresh: 2,
    sort: 1,
  };
}

function panel({ title, unit, description, targets }: Panel, index: number): object {
  return {
    id: index + 1,
    title,
    description,
    type: 'timeseries',
    datasource: DATA_SOURCE,
    gridPos: { h: HEIGHT, w: WIDTH, x: (index % COLUMNS) * WIDTH, y: Math.floor(index / COLUMNS) * HEIGHT },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: targets.map(({ expr, legend }, target) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + target),
      datasource: DATA_SOURCE,
      expr,
      legendFormat: legend,
    })),
  };
}
