/// Serves the web console: its files, its sessions, and a stream of events.
@NullMarked
package dev.millrace.server.web;

import org.jspecify.annotations.NullMarked;
