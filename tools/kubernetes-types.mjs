// Writes the Kubernetes types of this library from those of cdk8s-plus-27, so that the package does not depend on
// cdk8s-plus: pod-types.ts is what users pass in, object-types.ts what only this library writes.
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const FOLDER = 'lib/kubernetes/api';
const SOURCE = 'node_modules/cdk8s-plus-27/lib/imports/k8s.d.ts';
const { version } = JSON.parse(readFileSync('node_modules/cdk8s-plus-27/package.json', 'utf8'));

/** Classes, which values.ts has. */
const VALUES = ['IntOrString', 'Quantity'];
/** The C# of a type cannot have a property of its name. */
const RENAMED = [[/\bContainerPort\b/g, 'ContainerPortOptions']];
/** What users add to pods, with everything in it. */
const POD_TYPES = ['Affinity', 'Container', 'EnvVar', 'Toleration', 'Volume', 'VolumeMount'];
/** What this library writes beside that: the kinds, and parts that have names in it. */
const OBJECT_TYPES = [
  ...['ClusterRole', 'ClusterRoleBinding', 'ConfigMap', 'CronJob', 'DaemonSet', 'Deployment', 'Ingress', 'Job'],
  ...['Namespace', 'NetworkPolicy', 'PersistentVolume', 'PersistentVolumeClaim', 'PodDisruptionBudget'],
  ...['ReplicationController', 'ResourceQuota', 'Role', 'RoleBinding', 'Secret', 'Service', 'ServiceAccount'],
  ...['StatefulSet'],
].map((kind) => `Kube${kind}Props`);

const file = ts.createSourceFile(SOURCE, readFileSync(SOURCE, 'utf8'), ts.ScriptTarget.Latest, true);
const declared = new Map();
for (const node of file.statements) if (node.name) declared.set(node.name.text, node);

function closure(roots) {
  const found = new Set();
  const visit = (name) => {
    const node = declared.get(name);
    if (!node || found.has(name)) return;
    found.add(name);
    const references = (child) => {
      if (ts.isTypeReferenceNode(child)) visit(child.typeName.getText(file));
      child.forEachChild(references);
    };
    node.forEachChild(references);
  };
  for (const root of roots) visit(root);
  return found;
}

const printer = ts.createPrinter({ removeComments: true });

/** A declaration with its documentation, as far as users see it. */
function print(name, documented) {
  const node = declared.get(name);
  if (!documented) return printer.printNode(ts.EmitHint.Unspecified, node, file);
  const text = node
    .getText(file)
    .replace(/^\s*\* @schema .*\n/gm, '')
    .replace(/^\s*\*\n(\s*\*\/)/gm, '$1');
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const lines = String(comment?.comment ?? name)
    .trim()
    .split('\n');
  return [`/**`, ...lines.map((line) => ` * ${line}`.trimEnd()), ' */', text].join('\n');
}

const HEAD = `// Written by \`npm run kubernetes-types\` from cdk8s-plus-27 ${version}: do not edit.\n`;
const pod = closure(POD_TYPES);
const objects = [...closure(OBJECT_TYPES)].filter((name) => !pod.has(name) && !VALUES.includes(name));

write(
  'pod-types.ts',
  [...pod].filter((name) => !VALUES.includes(name)),
  true,
  ['./values', VALUES],
);
write(
  'object-types.ts',
  objects,
  false,
  ['./pod-types', [...pod].filter((name) => !VALUES.includes(name))],
  ['./values', VALUES],
);

function write(path, names, documented, ...imports) {
  const body = names.sort().map((name) => print(name, documented));
  const head = imports.map(([module, imported]) => {
    const used = imported.filter((name) => body.some((text) => new RegExp(`[:<] ?\\b${name}\\b`).test(text))).sort();
    return `import type { ${used.join(', ')} } from '${module}';\n`;
  });
  const text = `${HEAD}${head.join('')}\n${body.join('\n\n')}\n`;
  writeFileSync(
    `${FOLDER}/${path}`,
    RENAMED.reduce((renamed, [from, to]) => renamed.replace(from, to), text),
  );
}
