/// Files that hold snapshots of state: sections of one state each, cut into blocks that can be found, checked and
/// read one by one. The form is described in `docs/reference/snapshot-format.md`.
@NullMarked
package dev.millrace.state.file;

import org.jspecify.annotations.NullMarked;
