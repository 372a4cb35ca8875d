// http-client gets a page over HTTPS with the client that everybody uses; the server is in the same process.
package main

import (
	"context"
	"net"
	"net/http"

	"example.org/needs/authority"
	"example.org/needs/say"
)

func main() {
	client := &http.Client{Transport: &http.Transport{
		DialContext: func(context.Context, string, string) (net.Conn, error) { return authority.Connect(), nil },
	}}
	_, err := client.Get("https://" + authority.Host + "/")
	say.Either(err, "got the page")
}
