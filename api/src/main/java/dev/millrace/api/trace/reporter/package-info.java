/// Contains the interfaces of trace reporters and their factories.
@NullMarked
package dev.millrace.api.trace.reporter;

import org.jspecify.annotations.NullMarked;
