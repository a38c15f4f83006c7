/// Results of a step, kept in files for later jobs.
@NullMarked
package dev.millrace.api.cache;

import org.jspecify.annotations.NullMarked;
