/// Functions with a life cycle and a context: rich functions, process functions, and what they can reach.
@NullMarked
package dev.millrace.api.process;

import org.jspecify.annotations.NullMarked;
