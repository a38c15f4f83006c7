/// Implements windows. If the window function allows it, an operator keeps *slices*: each record updates one slice,
/// even if windows overlap, and the operator combines slices when a window fires. Session windows have their own
/// operator. All other windows (custom triggers, evictors, full lists, processing time) use general *buckets*. The
/// tests compare these implementations with each other.
@NullMarked
package dev.millrace.runtime.window;

import org.jspecify.annotations.NullMarked;
