import type { IConstruct } from 'constructs';
import { Attachment } from '../../reporting/attachments';
import type { PodSecurityLevel } from './level';

/** The level that a user states for a namespace which others have made. */
export interface StatedLevel {
  readonly namespace: string;
  readonly level: PodSecurityLevel;
}

const STATED = new Attachment<StatedLevel>('pod-security-level');

export function stateLevel(scope: IConstruct, stated: StatedLevel): void {
  STATED.add(scope, stated);
}

/** The levels that are stated below a construct. */
export function statedLevels(root: IConstruct): StatedLevel[] {
  return root.node.findAll().flatMap((construct) => STATED.of(construct));
}
