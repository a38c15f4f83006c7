/// Watermarks as operators pass them on.
@NullMarked
package dev.millrace.api.time.stream;

import org.jspecify.annotations.NullMarked;
