/// Turns plans of bounded queries into jobs of the engine.
@NullMarked
package dev.millrace.sql.job;

import org.jspecify.annotations.NullMarked;
