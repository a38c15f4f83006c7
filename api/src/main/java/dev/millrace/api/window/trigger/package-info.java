/// When the contents of a window are emitted.
@NullMarked
package dev.millrace.api.window.trigger;

import org.jspecify.annotations.NullMarked;
