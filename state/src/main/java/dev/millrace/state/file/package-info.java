/// Reads and writes snapshot files. A file consists of sections with one state each, and sections consist of blocks
/// that can be found, verified and read independently. `docs/reference/snapshot-format.md` describes the format.
@NullMarked
package dev.millrace.state.file;

import org.jspecify.annotations.NullMarked;
