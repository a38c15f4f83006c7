/// Brings spans to the outside: what reporters implement, and how they are made.
@NullMarked
package dev.millrace.api.trace.reporter;

import org.jspecify.annotations.NullMarked;
