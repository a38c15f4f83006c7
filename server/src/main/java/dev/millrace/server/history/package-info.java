/// What outlives clusters: archives of jobs that are over, and the server that shows them.
@NullMarked
package dev.millrace.server.history;

import org.jspecify.annotations.NullMarked;
