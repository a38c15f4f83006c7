/// Contains a base for sinks that send batches to a service asynchronously.
@NullMarked
package dev.millrace.api.sink.async;

import org.jspecify.annotations.NullMarked;
