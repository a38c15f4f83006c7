/// Keyed state with answers that may come later. State lies in memory, so here every answer is there when the call
/// returns: functions written this way run as they are, in order, and lose nothing.
@NullMarked
package dev.millrace.api.state.v2;

import org.jspecify.annotations.NullMarked;
