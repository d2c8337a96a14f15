/** The tool that installed the cluster of an add-on. Runbooks have a section about its settings. */
export enum ClusterInstaller {
  /** kube-up.sh of Kubernetes 1.3, with its provider for Ubuntu. */
  KUBE_UP = 'kube-up',
  /** kubeadm. */
  KUBEADM = 'kubeadm',
}

/** The settings of the tools that concern logging. */
export const INSTALLER_SECTIONS: { readonly [Installer in ClusterInstaller]: string } = {
  [ClusterInstaller.KUBE_UP]: `## Settings of kube-up.sh

\`cluster/ubuntu/config-default.sh\` has the settings \`ENABLE_NODE_LOGGING\`, \`LOGGING_DESTINATION\`,
\`ENABLE_CLUSTER_LOGGING\` and \`ELASTICSEARCH_LOGGING_REPLICAS\`. On Ubuntu no script reads them, so they install nothing. You
cannot run kube-up.sh again without interrupting the cluster. Use the manifests in this folder instead.`,
  [ClusterInstaller.KUBEADM]: `## Settings of kubeadm

kubeadm has no settings for logging and installs no logging add-on. Use the manifests in this folder. Its configuration for
kubectl is \`/etc/kubernetes/admin.conf\` on the master, and the API server listens on port 6443 unless you chose another one
with \`--api-port\`. The service account \`default\` works on such a cluster, so these manifests contain neither client
certificates nor service accounts.`,
};
