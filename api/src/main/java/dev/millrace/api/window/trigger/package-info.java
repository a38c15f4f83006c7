/// Contains triggers, which decide when a window emits results.
@NullMarked
package dev.millrace.api.window.trigger;

import org.jspecify.annotations.NullMarked;
