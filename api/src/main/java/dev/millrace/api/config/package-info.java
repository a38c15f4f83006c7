/// Options, the values people give them, and the parameters of programs.
@NullMarked
package dev.millrace.api.config;

import org.jspecify.annotations.NullMarked;
