/// Defines the access of functions and conditions to time.
@NullMarked
package dev.millrace.cep.time;

import org.jspecify.annotations.NullMarked;
