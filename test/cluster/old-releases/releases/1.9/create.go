package main

import (
	"fmt"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
)

// What happens to an object between the body of a request and the storage, without admission.
func create(document []byte) ([]byte, error) {
	object, gvk, err := legacyscheme.Codecs.UniversalDecoder().Decode(document, nil, nil)
	if err != nil {
		return nil, err
	}
	strategy, ok := strategies[gvk.GroupVersion().String()+" "+gvk.Kind]
	if !ok {
		return nil, fmt.Errorf("%s is not served", gvk)
	}
	ctx := request.NewContext()
	if strategy.NamespaceScoped() {
		accessor, err := meta.Accessor(object)
		if err != nil {
			return nil, err
		}
		name := accessor.GetNamespace()
		if name == "" {
			name = metav1.NamespaceDefault
		}
		ctx = request.WithNamespace(ctx, name)
	}
	if err := rest.BeforeCreate(strategy, ctx, object); err != nil {
		return nil, err
	}
	return runtime.Encode(legacyscheme.Codecs.LegacyCodec(gvk.GroupVersion()), object)
}
