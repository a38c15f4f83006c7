/// Records that are durable before anybody acts on them, and that only the leader can write.
@NullMarked
package dev.millrace.cluster.journal;

import org.jspecify.annotations.NullMarked;
