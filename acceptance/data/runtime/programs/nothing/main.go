// nothing asks nothing of Linux.
package main

import "example.org/needs/say"

func main() { say.OK("nothing was asked for") }
