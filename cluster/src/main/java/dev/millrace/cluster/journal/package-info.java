/// Stores records durably before the coordinator acts on them. Only the leader can write.
@NullMarked
package dev.millrace.cluster.journal;

import org.jspecify.annotations.NullMarked;
