/// Options of sessions that programs and connectors read by their constants.
@NullMarked
package dev.millrace.table.api.config;

import org.jspecify.annotations.NullMarked;
