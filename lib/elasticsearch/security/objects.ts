import type { Construct } from 'constructs';
import type { ElasticsearchSpec } from '../spec';
import { makeBootstrap } from './bootstrap';
import { makeCertificate } from './cert-manager';

/** Creates what provides certificates and passwords. `programImage` is the reference of the image with Ruby. */
export function securityObjects(scope: Construct, spec: ElasticsearchSpec, programImage: string): void {
  const { secrets, security } = spec;
  if (!secrets) return;
  if (security._kind === 'bootstrap') makeBootstrap(scope, spec, secrets, programImage, 'all');
  if (!security._certManager) return;
  makeCertificate(scope, spec, secrets, security._certManager);
  // With a shared authority, every holder of one of its certificates could join as a node.
  makeBootstrap(scope, spec, secrets, programImage, 'transport');
}
