/// A ground for sinks that send batches to a service and hear later what became of them.
@NullMarked
package dev.millrace.api.sink.async;

import org.jspecify.annotations.NullMarked;
