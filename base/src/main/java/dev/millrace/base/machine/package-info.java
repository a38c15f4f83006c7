/// Declares state machines as tables.
@NullMarked
package dev.millrace.base.machine;

import org.jspecify.annotations.NullMarked;
