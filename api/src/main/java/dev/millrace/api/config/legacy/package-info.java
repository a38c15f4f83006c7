/// Settings as programs of Flink 1.x make them.
@NullMarked
package dev.millrace.api.config.legacy;

import org.jspecify.annotations.NullMarked;
