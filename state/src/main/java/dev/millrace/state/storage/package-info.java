/// Accesses the storage of snapshots: a disk, or a file system that a program or plug-in provides.
@NullMarked
package dev.millrace.state.storage;

import org.jspecify.annotations.NullMarked;
