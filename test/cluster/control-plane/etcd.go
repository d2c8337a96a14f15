package main

import (
	"flag"
	"net/url"
	"os"
	"os/signal"
	"syscall"

	"go.etcd.io/etcd/server/v3/embed"
)

// serveEtcd runs a single etcd member whose data need not survive a crash of the machine.
func serveEtcd(arguments []string) {
	flags := flag.NewFlagSet("etcd", flag.ExitOnError)
	dataDir := flags.String("data-dir", "", "where the member keeps its data")
	clientURL := flags.String("client-url", "", "where the member serves clients")
	peerURL := flags.String("peer-url", "", "where the member would serve peers")
	flags.Parse(arguments)

	config := embed.NewConfig()
	config.Dir = *dataDir
	config.LogLevel = "warn"
	config.UnsafeNoFsync = true
	config.ListenClientUrls, config.AdvertiseClientUrls = urls(*clientURL), urls(*clientURL)
	config.ListenPeerUrls, config.AdvertisePeerUrls = urls(*peerURL), urls(*peerURL)
	config.InitialCluster = config.InitialClusterFromName(config.Name)
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

func urls(text string) []url.URL {
	parsed, err := url.Parse(text)
	if err != nil {
		fail("etcd: " + err.Error())
	}
	return []url.URL{*parsed}
}
