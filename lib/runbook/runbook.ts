import type { Chart } from 'cdk8s';
import type { FluentdAgent } from '../fluentd/agent/agent';
import { imagesUsed } from '../images/component-image';
import { mirrorCommands } from '../images/mirroring';
import type { IDocument } from '../reporting/document';
import { WarningKind } from '../reporting/synthesis-warning';
import { warningsOf } from '../reporting/warnings';
import { bufferTable } from './buffer';
import { dataFlow } from './data-flow';
import { FIRST_STEPS } from './first-steps';
import { code, type RunbookObject, table } from './markdown';
import { networkTable } from './network';
import { startOrder } from './start-order';

/** An installation with a current stack, such as ClusterLogging with LoggingStack.ELASTIC. */
export interface ILoggingInstallation {
  /** The agent. */
  readonly agent: FluentdAgent;
}

/**
 * What an operator needs in addition to the YAML: in which order the parts start, the Secrets and images that you
 * provide, which pods may connect to which, how long an outage of Elasticsearch the buffers cover, and what to do
 * about a line in a log. A Markdown text for the folder of the YAML, made from its objects.
 */
export class LoggingRunbook implements IDocument {
  /**
   * @param chart The chart that has the objects.
   * @param logging What the runbook is about.
   */
  constructor(
    private readonly chart: Chart,
    private readonly logging: ILoggingInstallation,
  ) {}

  /** The text. */
  public render(): string {
    const objects: RunbookObject[] = this.chart.toJson();
    const sections = [
      `## Data flow\n\n${dataFlow(objects, this.logging.agent)}`,
      `## Images\n\n${this.images()}`,
      `## Start\n\n${code([`kubectl apply -f ${this.chart.node.id}.k8s.yaml`])}\n\n${startOrder(objects)}`,
      `## Network\n\n${networkTable(objects)}`,
      ...bufferTable(this.logging.agent).map((text) => `## Outages of Elasticsearch\n\n${text}`),
      `## What this version of Kubernetes lacks\n\n${this.lowered()}`,
      `## Lines in the logs\n\n${table(
        ['line', 'in the log of', 'what to do'],
        FIRST_STEPS.map(({ line, where, action }) => [`\`${line}\``, where, action]),
      )}`,
    ];
    const title = `# Runbook: ${this.chart.node.id} in ${this.chart.namespace ?? 'default'}`;
    return `${[title, ...sections].join('\n\n')}\n`;
  }

  private images(): string {
    const images = imagesUsed(this.chart);
    const commands = mirrorCommands(images);
    const list = code(images.map(({ used }) => used));
    if (commands.length === 0) return list;
    return `${list}\n\nRun this once on a machine that reaches the publishers:\n\n${code(commands)}`;
  }

  private lowered(): string {
    const notes = warningsOf(this.chart).filter(({ kind }) => kind === WarningKind.LOWERED);
    if (notes.length === 0) return 'Nothing.';
    return notes.map(({ path, message }) => `- \`${path}\`: ${message}`).join('\n');
  }
}
