/// Stores the results of a step in files for later jobs.
@NullMarked
package dev.millrace.api.cache;

import org.jspecify.annotations.NullMarked;
