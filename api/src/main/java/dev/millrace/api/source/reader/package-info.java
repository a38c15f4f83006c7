/// Contains a base for readers whose threads fetch records from external systems.
@NullMarked
package dev.millrace.api.source.reader;

import org.jspecify.annotations.NullMarked;
