/// Evaluates session windows, which are separated by gaps in event time.
@NullMarked
package dev.millrace.runtime.window.session;

import org.jspecify.annotations.NullMarked;
