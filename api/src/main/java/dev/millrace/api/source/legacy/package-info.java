/// Contains source functions of Flink 1.x, which emit in their own loop, and the source that runs them.
@NullMarked
package dev.millrace.api.source.legacy;

import org.jspecify.annotations.NullMarked;
