/// Provides the source of all engines: the events of one subtask, at full speed or when they are due.
@NullMarked
package dev.millrace.bench.feed;

import org.jspecify.annotations.NullMarked;
