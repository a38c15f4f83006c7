/// Calls between processes: records that travel, who answers them, and what carries them.
@NullMarked
package dev.millrace.cluster.call;

import org.jspecify.annotations.NullMarked;
