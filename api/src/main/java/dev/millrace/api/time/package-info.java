/// Contains clocks, timestamp assigners, watermarks and timers.
@NullMarked
package dev.millrace.api.time;

import org.jspecify.annotations.NullMarked;
