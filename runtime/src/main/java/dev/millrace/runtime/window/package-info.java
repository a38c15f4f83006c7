/// Windows. Where the function allows it they are kept as *slices*: one update per record whatever the overlap, put
/// together when a window fires. Sessions have an operator of their own, and everything else (custom triggers,
/// evictors, full lists, processing time) goes through general *buckets*. The tests run them against each other.
@NullMarked
package dev.millrace.runtime.window;

import org.jspecify.annotations.NullMarked;
