/// Ordered delivery of small messages between two processes, each handed over once.
@NullMarked
package dev.millrace.cluster.message;

import org.jspecify.annotations.NullMarked;
