/// Reads and checks HTTP requests: their size, their sender and the settings of the server.
@NullMarked
package dev.millrace.server.http;

import org.jspecify.annotations.NullMarked;
