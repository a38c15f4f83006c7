/// Authenticates and authorizes callers: users, their passwords and tokens, and limits on guessing.
@NullMarked
package dev.millrace.server.access;

import org.jspecify.annotations.NullMarked;
