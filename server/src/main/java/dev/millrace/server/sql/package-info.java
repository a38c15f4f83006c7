/// Serves SQL sessions over HTTP. The process provides what executes statements.
@NullMarked
package dev.millrace.server.sql;

import org.jspecify.annotations.NullMarked;
