/// Timestamps and watermarks from one object, as programs for older versions of Flink have them.
@NullMarked
package dev.millrace.api.time.extractor;

import org.jspecify.annotations.NullMarked;
