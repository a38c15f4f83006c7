/// Contains rich functions, process functions and their runtime context.
@NullMarked
package dev.millrace.api.process;

import org.jspecify.annotations.NullMarked;
