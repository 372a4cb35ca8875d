// lookup resolves names one after the other and prints how long each took. With GODEBUG=netdns=2 package net tells which
// order it chose.
package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"time"
)

func main() {
	for _, name := range os.Args[1:] {
		start := time.Now()
		addresses, err := net.DefaultResolver.LookupHost(context.Background(), name)
		fmt.Printf("%s %.3f %v %v\n", name, time.Since(start).Seconds(), addresses, err)
	}
}
