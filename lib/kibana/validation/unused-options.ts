import type { UnusedOption } from '../../reporting/unused-options';
import type { DataViewOptions } from '../options/options';
import type { KibanaSpec } from '../options/spec';

/** Options of the data view without an effect in some versions of Kibana. */
export const UNUSED_DATA_VIEW_OPTIONS: readonly UnusedOption<DataViewOptions, KibanaSpec>[] = [
  {
    option: 'name',
    isUnused: ({ contract }) => contract.dataViews !== undefined && !contract.dataViews.hasName,
    reason: 'this version of Kibana shows data views by their index pattern',
  },
];
