/// Implements the two roles of a process: coordinators manage jobs, workers run subtasks.
@NullMarked
package dev.millrace.cluster.role;

import org.jspecify.annotations.NullMarked;
