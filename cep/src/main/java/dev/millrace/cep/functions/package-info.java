/// Defines the functions that receive matches.
@NullMarked
package dev.millrace.cep.functions;

import org.jspecify.annotations.NullMarked;
