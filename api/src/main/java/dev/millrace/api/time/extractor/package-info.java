/// Contains the timestamp assigners of Flink 1.x, which also generate watermarks.
@NullMarked
package dev.millrace.api.time.extractor;

import org.jspecify.annotations.NullMarked;
