/// How a job is run: its settings, its client, its result.
@NullMarked
package dev.millrace.api.execution;

import org.jspecify.annotations.NullMarked;
