/// Where snapshots lie: on a disk, or in a file system that a program or plug-in brings.
@NullMarked
package dev.millrace.state.storage;

import org.jspecify.annotations.NullMarked;
