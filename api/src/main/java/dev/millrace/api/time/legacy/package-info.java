/// Contains the types for time of Flink 1.x.
@NullMarked
package dev.millrace.api.time.legacy;

import org.jspecify.annotations.NullMarked;
