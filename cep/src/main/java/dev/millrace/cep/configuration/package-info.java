/// Defines the options of Flink's cache for shared events.
@NullMarked
package dev.millrace.cep.configuration;

import org.jspecify.annotations.NullMarked;
