/// Contains spans, which the engine reports with their times and attributes.
@NullMarked
package dev.millrace.api.trace;

import org.jspecify.annotations.NullMarked;
