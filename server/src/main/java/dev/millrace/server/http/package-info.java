/// The HTTP interface over a dispatcher.
@NullMarked
package dev.millrace.server.http;

import org.jspecify.annotations.NullMarked;
