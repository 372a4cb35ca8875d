// Asks an address many times from several sides at once, and says how that went: load URL REQUESTS SIDES.
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"sort"
	"strconv"
	"sync"
	"time"
)

func main() {
	requests, _ := strconv.Atoi(os.Args[2])
	sides, _ := strconv.Atoi(os.Args[3])
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: sides}}
	times := make([][]time.Duration, sides)
	var sidesDone sync.WaitGroup
	start := time.Now()
	for side := range times {
		sidesDone.Add(1)
		go func() {
			defer sidesDone.Done()
			for i := side; i < requests; i += sides {
				begun := time.Now()
				answer, err := client.Get(os.Args[1])
				if err != nil {
					continue
				}
				io.Copy(io.Discard, answer.Body)
				answer.Body.Close()
				if answer.StatusCode == http.StatusOK {
					times[side] = append(times[side], time.Since(begun))
				}
			}
		}()
	}
	sidesDone.Wait()
	var all []time.Duration
	for _, side := range times {
		all = append(all, side...)
	}
	took := time.Since(start)
	if len(all) == 0 {
		fmt.Println("0 answered")
		os.Exit(1)
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	fmt.Printf("%d of %d answered, %.0f a second, 99 %% within %.1f ms\n", len(all), requests,
		float64(len(all))/took.Seconds(), float64(all[len(all)*99/100].Microseconds())/1000)
	if len(all) < requests {
		os.Exit(1)
	}
}
