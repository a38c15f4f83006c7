/// Values that tasks gather while a job runs and that the job gives as one at its end.
@NullMarked
package dev.millrace.api.accumulator;

import org.jspecify.annotations.NullMarked;
