/// Starts the reporters that a job is configured with, and tells them which metrics come and go.
@NullMarked
package dev.millrace.runtime.report;

import org.jspecify.annotations.NullMarked;
