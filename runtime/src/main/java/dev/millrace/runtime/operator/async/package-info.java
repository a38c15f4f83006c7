/// Runs asynchronous functions and keeps records in order while their results are outstanding.
@NullMarked
package dev.millrace.runtime.operator.async;

import org.jspecify.annotations.NullMarked;
