//go:build with_etcd

package main

import (
	"os"
	"os/signal"
	"syscall"

	"go.etcd.io/etcd/server/v3/embed"
)

func init() { serveEtcd = runEtcd }

// runEtcd runs an etcd member as the configuration file says.
func runEtcd(file string) {
	config, err := embed.ConfigFromFile(file)
	if err != nil {
		fail("etcd: " + err.Error())
	}
	member, err := embed.StartEtcd(config)
	if err != nil {
		fail("etcd: " + err.Error())
	}
	go endWithTest()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	select {
	case err := <-member.Err():
		fail("etcd: " + err.Error())
	case <-signals:
		member.Close()
	}
}
