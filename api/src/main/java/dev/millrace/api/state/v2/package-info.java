/// Contains keyed state with asynchronous access. Millrace keeps keyed state in memory, so each future is complete when
/// the call returns, and callbacks run in the order of the calls.
@NullMarked
package dev.millrace.api.state.v2;

import org.jspecify.annotations.NullMarked;
