/// Defines calls between processes, answers them, and carries them.
@NullMarked
package dev.millrace.cluster.call;

import org.jspecify.annotations.NullMarked;
