/// Runs many programs and their jobs in this process.
@NullMarked
package dev.millrace.server.session;

import org.jspecify.annotations.NullMarked;
