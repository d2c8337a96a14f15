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
  /** The group that owns the volumes of the pod. */
  readonly fsGroup?: number;
  field(fieldPath: string): string;
  secret(name: string): Record<string, string> | undefined;
  configMap(name: string): Record<string, string> | undefined;
  /** Where the volume of a claim is. */
  claim?(name: string): string;
}
