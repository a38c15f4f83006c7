/// Time: clocks, timestamps of records, watermarks, timers.
@NullMarked
package dev.millrace.api.time;

import org.jspecify.annotations.NullMarked;
