/// Describes jobs, vertices, subtasks and failures to users at one moment.
@NullMarked
package dev.millrace.runtime.job.view;

import org.jspecify.annotations.NullMarked;
