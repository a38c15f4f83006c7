/// Contains the settings of programs of Flink 1.x.
@NullMarked
package dev.millrace.api.config.legacy;

import org.jspecify.annotations.NullMarked;
