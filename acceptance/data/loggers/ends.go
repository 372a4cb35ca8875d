package main

import (
	"fmt"
	"os"
	"sync"
)

type server struct{ items []int }

func (s *server) item(at int) int { return s.items[at] }

// Ends as its argument says: with a panic or a fatal error of the runtime, each with its stack trace.
func main() {
	fmt.Println(`{"timestamp":"2026-11-29T10:00:00Z","level":"info","service":"ends","message":"started"}`)
	switch os.Args[1] {
	case "index":
		fmt.Println((&server{items: []int{1, 2, 3}}).item(len(os.Args) + 3))
	case "nil":
		var s *server
		fmt.Println(s.item(0))
	case "own":
		panic(fmt.Errorf("cannot go on: %w", os.ErrNotExist))
	case "again":
		defer func() { panic(fmt.Sprint("while tidying up: ", recover())) }()
		panic("first")
	case "goroutine":
		// Nothing that the panic undoes may let main end before the runtime has written.
		go func() { var m map[string]int; m["a"] = 1 }()
		select {}
	case "deadlock":
		var lock sync.Mutex
		lock.Lock()
		lock.Lock()
	}
}
