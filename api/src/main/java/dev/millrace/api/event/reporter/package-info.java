/// Brings events to the outside: what reporters implement, and how they are made.
@NullMarked
package dev.millrace.api.event.reporter;

import org.jspecify.annotations.NullMarked;
