/// Contains the interfaces of sinks: writers, committers, and the messages between them.
@NullMarked
package dev.millrace.api.sink;

import org.jspecify.annotations.NullMarked;
