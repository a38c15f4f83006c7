/// Sources that are functions with a loop of their own, as in Flink 1.x, and the source that runs them.
@NullMarked
package dev.millrace.api.source.legacy;

import org.jspecify.annotations.NullMarked;
