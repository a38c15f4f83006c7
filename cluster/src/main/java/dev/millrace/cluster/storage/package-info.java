/// Stores what coordinators share: on a disk, or in any file system that Flink's plug-ins provide.
@NullMarked
package dev.millrace.cluster.storage;

import org.jspecify.annotations.NullMarked;
