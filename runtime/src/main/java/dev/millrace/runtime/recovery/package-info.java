/// Whether and when a job that failed is started again.
@NullMarked
package dev.millrace.runtime.recovery;

import org.jspecify.annotations.NullMarked;
