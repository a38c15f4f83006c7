/// Delivers small messages from one process to another, in order and exactly once.
@NullMarked
package dev.millrace.cluster.message;

import org.jspecify.annotations.NullMarked;
