// Adds a Kubernetes minor to the tables:
//
//   kubectl get --raw /openapi/v2 > openapi.json
//   npm run kubernetes-tables -- add 1.38 openapi.json [--gates gates.json] [--table FILE]
//
// gates.json says from which minor on a field has effect without a feature gate being set, for fields that the document
// calls alpha: {"PodSpec.hostUsers": {"on": "1.38", "gate": "UserNamespacesSupport"}}.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addMinor } from './kubernetes-tables/add-minor.mjs';
import { readOpenApi } from './kubernetes-tables/openapi.mjs';
import { describeMinor, gatesOf, newFields, setGates } from './kubernetes-tables/report.mjs';
import { formatTable, parseTable } from './kubernetes-tables/table.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gates: { type: 'string' },
    table: {
      type: 'string',
      default: fileURLToPath(new URL('../lib/kubernetes/tables/api-history.json', import.meta.url)),
    },
  },
});
const [command, version, file] = positionals;
const minor = Number(/^v?1\.(\d+)$/.exec(version ?? '')?.[1]);
if (command !== 'add' || Number.isNaN(minor) || file === undefined) {
  console.error('usage: kubernetes-tables add 1.38 openapi.json [--gates gates.json] [--table FILE]');
  process.exit(2);
}

try {
  const table = parseTable(readFileSync(values.table, 'utf8'));
  const openapi = readJson(file);
  if (openapi.definitions === undefined) {
    throw new Error(`${file} has no definitions: it must be what kubectl get --raw /openapi/v2 prints`);
  }
  const document = readOpenApi(table, openapi);
  addMinor(table, minor, document);
  const fields = newFields(table, minor);
  setGates(table, gatesOf(fields, openapi));
  if (values.gates !== undefined) setGates(table, readJson(values.gates));
  writeFileSync(values.table, formatTable(table));
  console.log(describeMinor(table, minor, fields, document.ignored));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
