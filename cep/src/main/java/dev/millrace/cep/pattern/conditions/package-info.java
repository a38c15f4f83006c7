/// Describes the conditions under which a pattern takes an event.
@NullMarked
package dev.millrace.cep.pattern.conditions;

import org.jspecify.annotations.NullMarked;
