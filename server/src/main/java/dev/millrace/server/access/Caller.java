package dev.millrace.server.access;

import dev.millrace.client.AccessRole;

/// Somebody who asks.
public record Caller(String name, AccessRole role) {
    /// Who asks where nobody is asked for a name.
    public static final Caller ANYBODY = new Caller("-", AccessRole.ADMIN);
}
