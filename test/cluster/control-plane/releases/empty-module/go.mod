module k8s.io/legacy-cloud-providers
