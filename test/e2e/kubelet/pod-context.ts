/** What a kubelet knows about the pod it starts, beyond the pod's own spec. */
export interface PodContext {
  readonly namespace: string;
  readonly podName: string;
  /** Where the node's root lies on this machine. */
  readonly nodeFolder: string;
  /** Where the kubelet keeps what belongs to this pod. */
  readonly podFolder: string;
  readonly token: string;
  readonly apiCertificate: string;
  field(fieldPath: string): string;
  secret(name: string): Record<string, string> | undefined;
  configMap(name: string): Record<string, string> | undefined;
}
