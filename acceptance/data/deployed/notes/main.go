// Keeps notes in SQLite, by way of cgo and the system's library.
package main

import (
	"database/sql"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	_ "github.com/mattn/go-sqlite3"
)

func main() {
	// systemd names the state directory of a unit; elsewhere the argument does.
	folder := os.Getenv("STATE_DIRECTORY")
	if len(os.Args) > 1 {
		folder = os.Args[1]
	}
	db, err := sql.Open("sqlite3", filepath.Join(folder, "notes.db"))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE IF NOT EXISTS notes (text TEXT)"); err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/notes", func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			text, err := io.ReadAll(io.LimitReader(r.Body, 1000))
			if err == nil {
				_, err = db.Exec("INSERT INTO notes VALUES (?)", string(text))
			}
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
			}
			return
		}
		var count int
		if err := db.QueryRow("SELECT count(*) FROM notes").Scan(&count); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, count, "notes")
	})
	go func() { log.Fatal(http.ListenAndServe(":8086", nil)) }()
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM)
	<-end
	db.Close()
}
