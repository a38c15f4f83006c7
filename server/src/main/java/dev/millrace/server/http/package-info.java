/// Serves a dispatcher over HTTP.
@NullMarked
package dev.millrace.server.http;

import org.jspecify.annotations.NullMarked;
