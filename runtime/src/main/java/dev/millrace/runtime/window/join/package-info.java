/// Joins two streams by windows or by intervals of event time.
@NullMarked
package dev.millrace.runtime.window.join;

import org.jspecify.annotations.NullMarked;
