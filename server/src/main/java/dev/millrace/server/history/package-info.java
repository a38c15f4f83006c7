/// Archives jobs that have ended, and serves the archives when the clusters are gone.
@NullMarked
package dev.millrace.server.history;

import org.jspecify.annotations.NullMarked;
