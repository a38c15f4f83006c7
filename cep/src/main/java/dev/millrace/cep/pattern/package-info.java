/// Describes patterns of events.
@NullMarked
package dev.millrace.cep.pattern;

import org.jspecify.annotations.NullMarked;
