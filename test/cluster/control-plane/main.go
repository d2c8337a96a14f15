// Command control-plane is one Kubernetes release in one program: the API server, the controller manager, the
// scheduler, kubectl and, in the newest release, etcd, chosen by the first argument. It calls what the released programs call.
package main

import (
	"fmt"
	"io"
	"os"
	_ "time/tzdata" // time zones of CronJobs

	"github.com/spf13/cobra"
	kubectl "k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

// serveEtcd is set in the program of the newest release, whose etcd serves all: older ones have it from other modules.
var serveEtcd func(file string)

func main() {
	if len(os.Args) < 3 {
		fail("usage: control-plane kube-apiserver|kube-controller-manager|kube-scheduler|kubectl ARGUMENTS, or etcd FILE")
	}
	name := os.Args[1]
	os.Args = append([]string{name}, os.Args[2:]...)
	switch {
	case name == "kube-apiserver":
		serve(apiserver.NewAPIServerCommand())
	case name == "kube-controller-manager":
		serve(controllermanager.NewControllerManagerCommand())
	case name == "kube-scheduler":
		serve(scheduler.NewSchedulerCommand())
	case name == "kubectl":
		run(kubectl.NewDefaultKubectlCommand())
	case name == "etcd" && serveEtcd != nil:
		serveEtcd(os.Args[1])
	default:
		fail("control-plane: no program " + name)
	}
}

func serve(command *cobra.Command) {
	go endWithTest()
	run(command)
}

func run(command *cobra.Command) {
	if command.Execute() != nil {
		os.Exit(1)
	}
}

// endWithTest ends this server when the test that holds the other end of its standard input is gone.
func endWithTest() {
	io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(2)
}
