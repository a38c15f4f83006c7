/// A whole job in one process: built from its graph, run to its end, and told of through a client.
@NullMarked
package dev.millrace.runtime.job;

import org.jspecify.annotations.NullMarked;
