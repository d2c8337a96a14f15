package main

import (
	"fmt"

	"k8s.io/kubernetes/pkg/api"
	"k8s.io/kubernetes/pkg/api/meta"
	"k8s.io/kubernetes/pkg/api/rest"
	"k8s.io/kubernetes/pkg/runtime"
)

// What happens to an object between the body of a request and the storage, without admission.
func create(document []byte) ([]byte, error) {
	object, gvk, err := api.Codecs.UniversalDecoder().Decode(document, nil, nil)
	if err != nil {
		return nil, err
	}
	strategy, ok := strategies[gvk.GroupVersion().String()+" "+gvk.Kind]
	if !ok {
		return nil, fmt.Errorf("%s is not served", gvk)
	}
	ctx := api.NewContext()
	if strategy.NamespaceScoped() {
		accessor, err := meta.Accessor(object)
		if err != nil {
			return nil, err
		}
		name := accessor.GetNamespace()
		if name == "" {
			name = api.NamespaceDefault
		}
		ctx = api.WithNamespace(ctx, name)
	}
	if err := rest.BeforeCreate(strategy, ctx, object); err != nil {
		return nil, err
	}
	return runtime.Encode(api.Codecs.LegacyCodec(gvk.GroupVersion()), object)
}
