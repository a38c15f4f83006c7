/// Contains the sink functions of Flink 1.x and the sink that calls them.
@NullMarked
package dev.millrace.api.sink.legacy;

import org.jspecify.annotations.NullMarked;
