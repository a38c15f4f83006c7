/// The two roles of a process: coordinators decide, workers run subtasks.
@NullMarked
package dev.millrace.cluster.role;

import org.jspecify.annotations.NullMarked;
