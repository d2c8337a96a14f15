package main

import (
	_ "k8s.io/kubernetes/pkg/api/install"
	"k8s.io/kubernetes/pkg/api/rest"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/extensions/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	_ "k8s.io/kubernetes/pkg/apis/storage/install"
	"k8s.io/kubernetes/pkg/registry/apps/petset"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/controller"
	"k8s.io/kubernetes/pkg/registry/core/endpoint"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/extensions/daemonset"
	"k8s.io/kubernetes/pkg/registry/extensions/deployment"
	"k8s.io/kubernetes/pkg/registry/extensions/ingress"
	"k8s.io/kubernetes/pkg/registry/extensions/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/extensions/replicaset"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrole"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrolebinding"
	"k8s.io/kubernetes/pkg/registry/rbac/role"
	"k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
	"k8s.io/kubernetes/pkg/registry/storage/storageclass"
)

// What DefaultAPIResourceConfigSource of pkg/master serves, of the kinds that this library writes.
var strategies = map[string]rest.RESTCreateStrategy{
	"v1 ConfigMap":                                   configmap.Strategy,
	"v1 Endpoints":                                   endpoint.Strategy,
	"v1 Namespace":                                   namespace.Strategy,
	"v1 PersistentVolumeClaim":                       persistentvolumeclaim.Strategy,
	"v1 Pod":                                         pod.Strategy,
	"v1 ReplicationController":                       controller.Strategy,
	"v1 Secret":                                      secret.Strategy,
	"v1 Service":                                     service.Strategy,
	"v1 ServiceAccount":                              serviceaccount.Strategy,
	"apps/v1beta1 StatefulSet":                       petset.Strategy,
	"batch/v1 Job":                                   job.Strategy,
	"extensions/v1beta1 DaemonSet":                   daemonset.Strategy,
	"extensions/v1beta1 Deployment":                  deployment.Strategy,
	"extensions/v1beta1 Ingress":                     ingress.Strategy,
	"extensions/v1beta1 Job":                         job.Strategy,
	"extensions/v1beta1 NetworkPolicy":               networkpolicy.Strategy,
	"extensions/v1beta1 ReplicaSet":                  replicaset.Strategy,
	"policy/v1beta1 PodDisruptionBudget":             poddisruptionbudget.Strategy,
	"rbac.authorization.k8s.io/v1alpha1 ClusterRole": clusterrole.Strategy,
	"rbac.authorization.k8s.io/v1alpha1 ClusterRoleBinding": clusterrolebinding.Strategy,
	"rbac.authorization.k8s.io/v1alpha1 Role":               role.Strategy,
	"rbac.authorization.k8s.io/v1alpha1 RoleBinding":        rolebinding.Strategy,
	"storage.k8s.io/v1beta1 StorageClass":                   storageclass.Strategy,
}
