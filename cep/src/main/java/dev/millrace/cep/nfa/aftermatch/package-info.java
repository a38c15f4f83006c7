/// Describes which matches are dropped after a match was found.
@NullMarked
package dev.millrace.cep.nfa.aftermatch;

import org.jspecify.annotations.NullMarked;
