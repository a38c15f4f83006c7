/// Provides complex event processing: it finds patterns in streams of events, under Flink's names.
@NullMarked
package dev.millrace.cep;

import org.jspecify.annotations.NullMarked;
