/// Serves the REST API over HTTP and limits its connections.
@NullMarked
package dev.millrace.server.rest;

import org.jspecify.annotations.NullMarked;
