import type { estypes as Types7 } from 'elasticsearch-7';
import type { estypes as Types8 } from 'elasticsearch-8';
import type { estypes as Types9 } from 'elasticsearch-9';

/** Elastic's types of the bodies that the provisioning program sends, by major version and API. */
export type RequestBodies = {
  readonly [Major in keyof Requests]: { readonly [Api in keyof Requests[Major]]: BodyOf<Requests[Major][Api]> };
};

interface Requests {
  readonly 7: {
    readonly _ilm: NonNullable<Types7.IlmPutLifecycleRequest['body']>;
    readonly _index_template: IndexTemplate<
      NonNullable<Types7.IndicesPutIndexTemplateRequest['body']>,
      Types7.IndicesIndexSettings & UnnamedIn7
    >;
    readonly _security_role: NonNullable<Types7.SecurityPutRoleRequest['body']>;
    readonly _security_user: NonNullable<Types7.SecurityPutUserRequest['body']>;
    readonly _slm: SnapshotPolicy<NonNullable<Types7.SlmPutLifecycleRequest['body']>>;
    readonly _snapshot: NonNullable<Types7.SnapshotCreateRepositoryRequest['body']>;
  };
  readonly 8: {
    readonly _data_stream: Types8.IndicesPutDataLifecycleRequest;
    readonly _ilm: Types8.IlmPutLifecycleRequest;
    readonly _index_template: IndexTemplate<Types8.IndicesPutIndexTemplateRequest, Types8.IndicesIndexSettings>;
    readonly _security_role: Types8.SecurityPutRoleRequest;
    readonly _security_user: Types8.SecurityPutUserRequest;
    readonly _slm: SnapshotPolicy<Types8.SlmPutLifecycleRequest>;
    readonly _snapshot: Types8.SnapshotRepository;
  };
  readonly 9: {
    readonly _data_stream: Types9.IndicesPutDataLifecycleRequest;
    readonly _ilm: Types9.IlmPutLifecycleRequest;
    readonly _index_template: IndexTemplate<Types9.IndicesPutIndexTemplateRequest, Types9.IndicesIndexSettings>;
    readonly _security_role: Types9.SecurityPutRoleRequest;
    readonly _security_user: Types9.SecurityPutUserRequest;
    readonly _slm: SnapshotPolicy<Types9.SlmPutLifecycleRequest>;
    readonly _snapshot: Types9.SnapshotRepository;
  };
}

/** Parameters of the path. They are not in the body. */
type PathParameter = 'name' | 'username' | 'policy_id';

/** A body without the parameters of its path, which Elastic's types require beside it from 8 on. */
type BodyOf<T> = T extends unknown ? Omit<T, Extract<PathParameter, RequiredKeys<T>>> : never;
type RequiredKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];

/** A template whose settings are the ones that Elastic names. Its own type accepts any other name as well. */
type IndexTemplate<T extends { template?: unknown }, Settings> = Omit<T, 'template'> & {
  template?: Omit<NonNullable<T['template']>, 'settings'> & { settings?: { index: Named<Settings> & Unnamed } };
};

/** T without its index signatures. */
type Named<T> = T extends readonly unknown[] | string | number | boolean | null | undefined
  ? T
  : T extends object
    ? { [K in keyof T as string extends K ? never : number extends K ? never : K]: Named<T[K]> }
    : T;

/** Settings that Elasticsearch has, and that Elastic's types do not name: real servers accept them in `test/e2e`. */
interface Unnamed {
  readonly unassigned?: { readonly node_left: { readonly delayed_timeout: string } };
}

interface UnnamedIn7 {
  readonly mapping?: { readonly ignore_malformed: boolean; readonly total_fields: { readonly limit: number } };
}

/** The service does not require `max_count`, which Elastic's type does. */
type SnapshotPolicy<T extends { retention?: unknown }> = Omit<T, 'retention'> & {
  retention?: Partial<NonNullable<T['retention']>>;
};
