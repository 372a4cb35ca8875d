// hello needs nothing: its link mode alone decides what it asks of Linux.
package main

import "fmt"

func main() {
	fmt.Println("hello")
}
