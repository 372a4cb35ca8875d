//go:build builtindefault
// +build builtindefault

//go:debug netdns=cgo+2
package main
