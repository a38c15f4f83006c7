/// Time as programs of Flink 1.x name it.
@NullMarked
package dev.millrace.api.time.legacy;

import org.jspecify.annotations.NullMarked;
