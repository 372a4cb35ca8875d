// cache-directory makes a folder where caches of its user belong.
package main

import (
	"os"
	"path/filepath"

	"example.org/needs/say"
)

func main() {
	cache, err := os.UserCacheDir()
	if err == nil {
		err = os.MkdirAll(filepath.Join(cache, "laboratory"), 0o700)
	}
	say.Either(err, "made")
}
