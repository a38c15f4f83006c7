/// The contracts of sinks: writers, committers, and what travels between them.
@NullMarked
package dev.millrace.api.sink;

import org.jspecify.annotations.NullMarked;
