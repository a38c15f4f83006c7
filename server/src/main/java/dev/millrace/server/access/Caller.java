package dev.millrace.server.access;

import dev.millrace.client.Role;

/// Somebody who asks.
public record Caller(String name, Role role) {
    /// Who asks where nobody is asked for a name.
    public static final Caller ANYBODY = new Caller("-", Role.ADMIN);
}
