/// Defines options, stores their values, and parses the parameters of programs.
@NullMarked
package dev.millrace.api.config;

import org.jspecify.annotations.NullMarked;
