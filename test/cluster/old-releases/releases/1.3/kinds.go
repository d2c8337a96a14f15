package main

import (
	_ "k8s.io/kubernetes/pkg/api/install"
	"k8s.io/kubernetes/pkg/api/rest"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/extensions/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	"k8s.io/kubernetes/pkg/registry/clusterrole"
	"k8s.io/kubernetes/pkg/registry/clusterrolebinding"
	"k8s.io/kubernetes/pkg/registry/configmap"
	"k8s.io/kubernetes/pkg/registry/controller"
	"k8s.io/kubernetes/pkg/registry/daemonset"
	"k8s.io/kubernetes/pkg/registry/deployment"
	"k8s.io/kubernetes/pkg/registry/endpoint"
	"k8s.io/kubernetes/pkg/registry/ingress"
	"k8s.io/kubernetes/pkg/registry/job"
	"k8s.io/kubernetes/pkg/registry/namespace"
	"k8s.io/kubernetes/pkg/registry/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/petset"
	"k8s.io/kubernetes/pkg/registry/pod"
	"k8s.io/kubernetes/pkg/registry/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/replicaset"
	"k8s.io/kubernetes/pkg/registry/role"
	"k8s.io/kubernetes/pkg/registry/rolebinding"
	"k8s.io/kubernetes/pkg/registry/secret"
	"k8s.io/kubernetes/pkg/registry/service"
	"k8s.io/kubernetes/pkg/registry/serviceaccount"
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
	"apps/v1alpha1 PetSet":                           petset.Strategy,
	"batch/v1 Job":                                   job.Strategy,
	"extensions/v1beta1 DaemonSet":                   daemonset.Strategy,
	"extensions/v1beta1 Deployment":                  deployment.Strategy,
	"extensions/v1beta1 Ingress":                     ingress.Strategy,
	"extensions/v1beta1 Job":                         job.Strategy,
	"extensions/v1beta1 NetworkPolicy":               networkpolicy.Strategy,
	"extensions/v1beta1 ReplicaSet":                  replicaset.Strategy,
	"policy/v1alpha1 PodDisruptionBudget":            poddisruptionbudget.Strategy,
	"rbac.authorization.k8s.io/v1alpha1 ClusterRole": clusterrole.Strategy,
	"rbac.authorization.k8s.io/v1alpha1 ClusterRoleBinding": clusterrolebinding.Strategy,
	"rbac.authorization.k8s.io/v1alpha1 Role":               role.Strategy,
	"rbac.authorization.k8s.io/v1alpha1 RoleBinding":        rolebinding.Strategy,
}
