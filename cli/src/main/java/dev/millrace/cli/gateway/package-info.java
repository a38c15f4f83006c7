/// Executes the statements of SQL sessions that clients open over HTTP.
@NullMarked
package dev.millrace.cli.gateway;

import org.jspecify.annotations.NullMarked;
