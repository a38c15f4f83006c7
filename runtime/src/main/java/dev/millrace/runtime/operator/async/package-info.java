/// Keeps records in order while functions answer them asynchronously.
@NullMarked
package dev.millrace.runtime.operator.async;

import org.jspecify.annotations.NullMarked;
