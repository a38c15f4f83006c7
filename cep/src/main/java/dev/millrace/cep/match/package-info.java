/// Matches the events of one key against a compiled pattern.
@NullMarked
package dev.millrace.cep.match;

import org.jspecify.annotations.NullMarked;
