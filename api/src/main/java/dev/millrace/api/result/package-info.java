/// Carries the records that a job returns to a program in another process: a buffer beside the writer, and pages that
/// the program requests.
@NullMarked
package dev.millrace.api.result;

import org.jspecify.annotations.NullMarked;
