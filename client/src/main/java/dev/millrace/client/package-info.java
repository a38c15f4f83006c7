/// Defines the HTTP interface: its endpoints and a client for them.
@NullMarked
package dev.millrace.client;

import org.jspecify.annotations.NullMarked;
