// Does with each object what the API server of this release does when it creates it, except for admission and storage.
// Reads objects from stdin, one a line; writes a line for each: what would be stored, or why the object is rejected.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

type answer struct {
	Rejected string          `json:"rejected,omitempty"`
	Kept     json.RawMessage `json:"kept,omitempty"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	answers := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var a answer
		kept, err := create(lines.Bytes())
		if err != nil {
			a.Rejected = err.Error()
		} else {
			a.Kept = kept
		}
		if err := answers.Encode(a); err != nil {
			fatal(err)
		}
	}
	if err := lines.Err(); err != nil {
		fatal(err)
	}
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
