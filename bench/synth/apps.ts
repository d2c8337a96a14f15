import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ClusterApp, ClusterLogging, KubernetesVersion, LoggingChart, LoggingStack } from '../../lib';

/** The add-on, the same on every target. */
export function addOn(scope: Construct, id: string, kubernetes: string, namespace = 'kube-system'): LoggingChart {
  const chart = new LoggingChart(scope, id, {
    kubernetes: KubernetesVersion.parse(kubernetes),
    namespace,
  });
  new ClusterLogging(chart, 'logging', {
    stack: LoggingStack.ADD_ON,
  });
  return chart;
}

/** Each cluster has an App and a folder. */
export function appPerCluster(clusters: number, outdir: string): void {
  for (let number = 0; number < clusters; number++) {
    const app = new ClusterApp(`cluster-${number}`, { outdir });
    addOn(app, 'logging', '1.30');
    app.synth();
  }
}

/** The same charts in one App, each in a namespace of its own. */
export function oneApp(clusters: number, outdir: string): void {
  const app = new App({ outdir: join(outdir, 'one') });
  for (let number = 0; number < clusters; number++) addOn(app, `cluster-${number}`, '1.30', `logging-${number}`);
  app.synth();
}

/** The objects of the add-on as plain ApiObjects, neither validated nor lowered. */
export function plainChart(objects: readonly object[]): Chart {
  const chart = new Chart(new App(), 'logging', { disableResourceNameHashes: true });
  for (const [index, object] of objects.entries()) {
    new ApiObject(chart, String(index), object as ConstructorParameters<typeof ApiObject>[2]);
  }
  return chart;
}
