/// Contains the settings of a job, the client of a job, and the result of a job.
@NullMarked
package dev.millrace.api.execution;

import org.jspecify.annotations.NullMarked;
